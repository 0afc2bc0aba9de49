import { readFile, writeFile } from 'node:fs/promises';
import { array, assert, asyncProperty, constantFrom, nat, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkClocks } from '../../../src/actions/audit/check-clocks.ts';
import { moves, openArchive, type Archive } from './archive.ts';

/** What somebody does to one case: a move, a pause, a checkpoint. */
const act = record({
  caseId: constantFrom('a', 'b', 'c'),
  move: nat(moves.length - 1),
  minutes: nat(240),
  signs: constantFrom(true, false, false),
});

type Acts = readonly { caseId: string; move: number; minutes: number; signs: boolean }[];

/** A valid store of up to three cases: each opened, then moved at random, with checkpoints between. */
async function archiveOf(acts: Acts): Promise<Archive> {
  const archive = await openArchive();
  await archive.openWorked('a');
  for (const { caseId, move, minutes, signs } of acts) {
    await archive.open(caseId);
    archive.clock.advance(minutes * 60_000);
    const [actor, command] = moves[move] ?? [];
    if (actor && command) await archive.give(caseId, actor, command);
    if (signs) await archive.checkpoint();
  }
  await archive.checkpoint();
  return archive;
}

/** One change of one row, by number; every table that the audit covers, every column that matters. */
const mutations: Record<string, (archive: Archive, row: number) => Promise<unknown>> = {
  'an edited person': (archive, row) =>
    archive.tamper(onEvent(`event = json_set(event, '$.by.name', '某某')`), row),
  'an edited time': (archive, row) =>
    archive.tamper(onEvent(`event = json_set(event, '$.at', (event ->> '$.at') + 1)`), row),
  'an event with a further member': (archive, row) =>
    archive.tamper(onEvent(`event = json_set(event, '$.x', 1)`), row),
  'an event that is no JSON': (archive, row) =>
    archive.tamper(onEvent(`event = substr(event, 1, 9)`), row),
  'an event with white space': (archive, row) =>
    archive.tamper(onEvent(`event = event || ' '`), row),
  'an event of another case': (archive, row) =>
    archive.tamper(
      onEvent(
        `case_position = (SELECT position FROM cases WHERE id = 'a'), sequence = sequence + 500`,
      ),
      row,
    ),
  'an edited hash': (archive, row) =>
    archive.tamper(onEvent(`hash = 'f' || substr(hash, 2) || 'f'`), row),
  'a blanked hash': (archive, row) => archive.tamper(onEvent(`hash = ''`), row),
  'an event with another number': (archive, row) =>
    archive.tamper(onEvent('sequence = sequence + 1000'), row),
  'a deleted event': (archive, row) =>
    archive.tamper(`DELETE FROM case_events WHERE position = ${rowOf('case_events')}`, row),
  'an event inserted at the end': (archive, row) =>
    archive.tamper(
      `INSERT INTO case_events (case_position, sequence, event, hash)
       SELECT case_position,
         (SELECT max(sequence) + 1 FROM case_events AS e WHERE e.case_position = o.case_position),
         event, hash FROM case_events AS o WHERE position = ${rowOf('case_events')}`,
      row,
    ),
  'a document with another title': (archive, row) =>
    archive.tamper(onCase(`document = json_set(document, '$.title', '改')`), row),
  'a document without its clocks': (archive, row) =>
    archive.tamper(onCase(`document = json_set(document, '$.clocks', json('[]'))`), row),
  'a document with a further field': (archive, row) =>
    archive.tamper(onCase(`document = json_set(document, '$.x', 1)`), row),
  'a document that is no JSON': (archive, row) => archive.tamper(onCase(`document = ''`), row),
  'another version': (archive, row) => archive.tamper(onCase('version = version + 1'), row),
  'another liveness': (archive, row) => archive.tamper(onCase('is_live = 1 - is_live'), row),
  'another timer': (archive, row) =>
    archive.tamper(onCase('next_fire_at = coalesce(next_fire_at, 0) + 1'), row),
  'another head': (archive, row) => archive.tamper(onCase(`head = substr(head, 2) || '0x'`), row),
  'another count of events': (archive, row) => archive.tamper(onCase('chained = chained + 1'), row),
  'a smaller count of events': (archive, row) =>
    archive.tamper(onCase('chained = chained - 1'), row),
  'more signed than is signed': (archive, row) =>
    archive.tamper(onCase('signed = signed + 1'), row),
  'a blanked chain': (archive, row) => archive.tamper(onCase(`chained = 0, head = ''`), row),
  'a note of another checkpoint': (archive) =>
    archive.tamper('UPDATE checkpoint_mark SET sequence = sequence + 1, hash = hash || 0'),
  'a removed checkpoint': (archive, row) =>
    inFile(archive, (lines) => lines.filter((_, index) => index !== row % lines.length)),
  'an edited checkpoint': (archive, row) =>
    inFile(archive, (lines) =>
      lines.map((line, index) =>
        index === row % lines.length ? line.replace('"at":', '"at":1') : line,
      ),
    ),
  'a doubled checkpoint': (archive, row) =>
    inFile(archive, (lines) =>
      lines.flatMap((line, index) => (index === row % lines.length ? [line, line] : [line])),
    ),
};

const rowOf = (table: string) =>
  `(SELECT position FROM ${table} ORDER BY position LIMIT 1 OFFSET ? % (SELECT count(*) FROM ${table}))`;
const onEvent = (change: string) =>
  `UPDATE case_events SET ${change} WHERE position = ${rowOf('case_events')}`;
const onCase = (change: string) => `UPDATE cases SET ${change} WHERE position = ${rowOf('cases')}`;

async function inFile(archive: Archive, change: (lines: string[]) => string[]): Promise<void> {
  const lines = (await readFile(archive.file, 'utf8')).split('\n').slice(0, -1);
  await writeFile(
    archive.file,
    change(lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
}

const histories = array(act, { maxLength: 12 });

describe('whatever people have done in an office', () => {
  it('the audit of the untouched store finds nothing, and its counts agree', async () => {
    await assert(
      asyncProperty(histories, async (acts) => {
        const archive = await archiveOf(acts);
        const { findings, counts } = await archive.verify();
        const [stored] = archive.rows<{ events: number; versions: number }>(
          'SELECT (SELECT count(*) FROM case_events) AS events, sum(version) AS versions FROM cases',
        );
        expect(findings).toEqual([]);
        expect(counts).toMatchObject({ ...stored });
        expect((await checkClocks(archive.deps)).unreadable).toEqual([]);
        await archive.close();
      }),
      { numRuns: 15 },
    );
  });

  it.each(Object.keys(mutations))('the audit finds %s', async (name) => {
    await assert(
      asyncProperty(histories, nat(1000), async (acts, row) => {
        const archive = await archiveOf(acts);
        await mutations[name]?.(archive, row);
        expect((await archive.verify()).findings).not.toEqual([]);
        await archive.close();
      }),
      { numRuns: 6 },
    );
  });
});
