import { Told } from '../../shared/told.tsx';

/** Names and what stands for them; a row without anything is left out. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="sentence">
              <Told>{value}</Told>
            </dd>
          </div>
        ))}
    </dl>
  );
}
