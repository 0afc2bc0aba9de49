import type { Actor } from '../../domain/actor.ts';
import type { Refused } from '../../domain/case/refusal.ts';
import { rulesOf } from '../../domain/case/transitions.ts';
import type { ExternalScore } from '../../domain/evaluation.ts';
import { mayEver, refusePermission } from '../../domain/permission.ts';
import { openCsvReader, type CsvRecord } from '../../sources/table/csv.ts';
import { applyCommand, type ExecuteDeps } from '../case/apply-command.ts';

/** The columns of the header line, in any order; 说明 may be left out. */
export const scoreColumns = ['案件编号', '类别', '分值', '来源', '说明'] as const;
const kinds: Record<string, ExternalScore['name']> = {
  民意调查: 'survey',
  第三方评估: 'third-party',
};

export interface ImportScoresInput {
  /** The file as text, piece by piece. */
  pieces: AsyncIterable<string>;
  /** Told of each bad row as soon as it is met; `line` counts from 1. */
  onBad: (bad: { line: number; reason: string }) => void;
}

export type ImportedScores =
  { kind: 'imported'; taken: number; repeated: number; bad: number } | Refused;

/** Cases beyond this number of live ones are not found by their number. */
const maxCases = 100_000;

type Row =
  | { kind: 'score'; line: number; number: string; score: ExternalScore }
  | { kind: 'bad'; line: number; reason: string };

/**
 * Takes a survey's or a third party's scores from CSV, one case a row. A bad row is named and costs no other;
 * the same file twice changes nothing.
 */
export async function importScores(
  deps: ExecuteDeps,
  actor: Actor,
  { pieces, onBad }: ImportScoresInput,
): Promise<ImportedScores> {
  if (!mayEver(actor, 'record-external-score'))
    return refusePermission(rulesOf('record-external-score'));
  const ids = new Map((await deps.cases.open(maxCases)).map(({ number, id }) => [number, id]));
  const sum = { taken: 0, repeated: 0, bad: 0 };
  for await (const row of rowsOf(pieces)) {
    const outcome = row.kind === 'score' ? await take(deps, actor, { row, ids }) : row.reason;
    if (outcome === 'taken' || outcome === 'repeated') sum[outcome] += 1;
    else {
      sum.bad += 1;
      onBad({ line: row.line, reason: outcome });
    }
  }
  return { kind: 'imported', ...sum };
}

/** `taken`, `repeated`, or why not. */
async function take(
  deps: ExecuteDeps,
  actor: Actor,
  { row, ids }: { row: Extract<Row, { kind: 'score' }>; ids: ReadonlyMap<string, string> },
): Promise<string> {
  const caseId = ids.get(row.number);
  if (caseId === undefined) return `案件编号：“${row.number}”不是在办案件，应为形如“YQ-2026-0001”`;
  const done = await applyCommand(deps, actor, {
    caseId,
    command: { kind: 'record-external-score', ...row.score },
  });
  if (done.kind === 'done') return done.events.length > 0 ? 'taken' : 'repeated';
  return done.kind === 'refused' ? done.message : '案件正被多人更新，请稍后重新导入';
}

async function* rowsOf(pieces: AsyncIterable<string>): AsyncGenerator<Row> {
  const csv = openCsvReader();
  let header: readonly string[] | undefined;
  let isOfColumns = true;
  function* read(records: Iterable<CsvRecord>): Generator<Row> {
    for (const record of records) {
      if (!isOfColumns) return;
      if (record.kind === 'bad') yield record;
      else if (header === undefined) {
        header = record.cells;
        const reason = missingColumns(header);
        // one reason for the whole file, not one for every row
        isOfColumns = reason === undefined;
        if (reason !== undefined) yield { kind: 'bad', line: record.line, reason };
      } else yield rowOf(record, header);
    }
  }
  for await (const piece of pieces) yield* read(csv.push(piece));
  yield* read(csv.end());
}

function missingColumns(header: readonly string[]): string | undefined {
  const missing = scoreColumns.filter((name) => name !== '说明' && !header.includes(name));
  return missing.length === 0
    ? undefined
    : `表头缺少${missing.join('、')}；现有${header.join('、')}`;
}

function rowOf({ line, cells }: { line: number; cells: string[] }, header: readonly string[]): Row {
  const cell = (name: (typeof scoreColumns)[number]) => (cells[header.indexOf(name)] ?? '').trim();
  const bad = (column: string, got: string, expected: string): Row => {
    const found = got === '' ? '为空' : `为“${got.slice(0, 80)}”`;
    return { kind: 'bad', line, reason: `${column}${found}，应为${expected}` };
  };
  if (cells.length !== header.length)
    return { kind: 'bad', line, reason: `有${cells.length}列，表头为${header.length}列` };
  const name = kinds[cell('类别')];
  if (name === undefined) return bad('类别', cell('类别'), Object.keys(kinds).join('或'));
  const score = /^\d{1,3}(\.\d{1,2})?$/.test(cell('分值')) ? Number(cell('分值')) : Infinity;
  if (score > 100) return bad('分值', cell('分值'), '0至100的数');
  const source = cell('来源');
  if (source === '' || source.length > 200) return bad('来源', source, '调查或评估单位，200字以内');
  const note = cell('说明').slice(0, 500);
  const external = { name, score, source, ...(note !== '' && { note }) };
  return { kind: 'score', line, number: cell('案件编号'), score: external };
}
