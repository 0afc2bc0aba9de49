import { Link } from 'wouter';
import type { Reply } from '../shared/api.ts';
import { Told } from '../shared/told.tsx';

type Fed = Reply<'GET /api/watches'>['watches'][number]['fed'];

/** The cases that a watch has opened or feeds, by number, each opening its page. */
export function FedCases({ fed: { total, cases }, none }: { fed: Fed; none: string }) {
  if (total === 0) return none;
  return (
    <>
      <span className="number">{total}</span>
      <ul className="admin-list">
        {cases.map(({ id, number, title }) => (
          <li key={id}>
            <Link href={`/cases/${id}`}>{number}</Link> <Told>{title}</Told>
          </li>
        ))}
      </ul>
    </>
  );
}
