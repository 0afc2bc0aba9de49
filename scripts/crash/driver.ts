// Stands in for the SQLite driver in the processes that are to die: the same, with points around its transactions.
import { DatabaseSync as Driver } from '@photostructure/sqlite';

export const points = { strike: (_reached: string): void => undefined };

export class DatabaseSync extends Driver {
  override exec(sql: string): void {
    const [word] = sql.split(' ');
    points.strike(`before database ${word}`);
    super.exec(sql);
    points.strike(`after database ${word}`);
  }
}
