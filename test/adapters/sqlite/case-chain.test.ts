import { array, assert, asyncProperty } from 'fast-check';
import { expect, it } from 'vitest';
import { sm3 } from '../../../src/adapters/audit-files/sm3.ts';
import { openCaseAudit } from '../../../src/adapters/sqlite/case-audit.ts';
import { openCaseStore } from '../../../src/adapters/sqlite/case-store.ts';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { verifyCase } from '../../../src/domain/audit/verify-case.ts';
import { nextFireAt } from '../../../src/domain/case/ladder.ts';
import { interpret, move } from '../../domain/case/moves.ts';
import { openFile, toJudgment } from '../../domain/case/office.ts';

it('has a chain that verifies, as long as the sum of the versions, after any commands (I21)', async () => {
  await assert(
    asyncProperty(array(move, { minLength: 5, maxLength: 40 }), async (moves) => {
      const database = openDatabase(':memory:');
      const cases = openCaseStore(database, sm3);
      const file = openFile();
      let kept = 0;
      const keep = async () => {
        const events = file.history.slice(kept);
        if (events.length === 0) return;
        const fireAt = nextFireAt(file.case);
        const saved = await cases.save({
          expectedVersion: kept === 0 ? 0 : (file.history[kept - 1]?.version ?? 0),
          after: file.case,
          events,
          ...(fireAt !== undefined && { nextFireAt: fireAt }),
        });
        expect(saved).toBe('saved');
        kept = file.history.length;
      };
      await keep();
      for (const next of moves)
        for (const { actor, command } of interpret(file, next)) {
          file.attempt(actor, command);
          await keep();
        }
      const [stored] = await openCaseAudit(database, sm3).read('', 10);
      if (stored === undefined) throw new Error('no case');
      expect(verifyCase(sm3, stored, undefined)).toEqual([]);
      expect(stored.record?.events).toBe(file.history.length);
      expect(stored.events).toHaveLength(file.history.length);
      expect(new Set(file.history.map(({ version }) => version)).size).toBe(file.case.version);
      await database.close();
    }),
    { numRuns: Number(process.env['MODEL_RUNS'] ?? 1000) / 25 },
  );
}, 60_000);

it('leaves document, events and chain alone when another version is stored', async () => {
  const database = openDatabase(':memory:');
  const cases = openCaseStore(database, sm3);
  const audit = openCaseAudit(database, sm3);
  const first = openFile();
  await cases.save({ expectedVersion: 0, after: first.case, events: first.history });
  const before = await audit.read('', 10);
  const second = toJudgment(openFile());
  for (const expectedVersion of [0, 2, 7])
    expect(await cases.save({ expectedVersion, after: second.case, events: second.history })).toBe(
      'conflict',
    );
  expect(await audit.read('', 10)).toEqual(before);
  await database.close();
});
