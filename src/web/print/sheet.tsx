import type { ReactNode } from 'react';
import { useServerTime } from '../shared/server-time.ts';
import { useVisit } from '../shared/session.ts';
import { fullMinuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { printWords } from '../words/print.ts';

/** A document on paper: its head, repeated on each page, says which it is, who printed it and when. */
export function Sheet(props: { title: string; number: string; children: ReactNode }) {
  const { title, number, children } = props;
  const { office, session } = useVisit();
  const say = useWords(printWords);
  const printedAt = useServerTime((now) => fullMinuteOf(now));
  return (
    <article className="sheet">
      <header className="sheet-head">
        <div>
          <span>{say('number', { n: number })}</span>
          <span>
            <Told>{say('printedBy', { name: session.name })}</Told>
          </span>
          <span>{say('printedAt', { t: printedAt })}</span>
        </div>
      </header>
      <div className="sheet-body">
        <p className="sheet-office">
          <Told>{office.name}</Told>
        </p>
        <h1>{title}</h1>
        {children}
      </div>
    </article>
  );
}

/** Names and values as a table of two columns; a row without anything is left out. */
export function SheetRows({ rows }: { rows: readonly (readonly [name: string, value: string])[] }) {
  return (
    <table className="sheet-rows">
      <tbody>
        {rows
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <Told>{value}</Told>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** A list as a table. */
export function SheetTable(props: {
  caption: string;
  heads: readonly string[];
  rows: readonly { key: string; cells: readonly string[] }[];
}) {
  return (
    <table>
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          {props.heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) => (
              <td key={props.heads[index]}>
                <Told>{cell}</Told>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
