/** One step of the schema; once released it is never edited, only followed by another. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
}
