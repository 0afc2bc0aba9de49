import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openGroupCommit } from '../../../src/adapters/sqlite/group-commit.ts';

describe('group commit', () => {
  it('commits the writes of one turn in one transaction', async () => {
    const { group, said } = recorded();
    const writes = [1, 2, 3].map((n) => group.write(() => n));
    expect(await Promise.all(writes)).toEqual([1, 2, 3]);
    expect(said).toEqual(['begin', 'commit']);
  });

  it('lets a failing write fail alone', async () => {
    const { group, said } = recorded();
    const before = group.write(() => 'before');
    const failing = group.write(() => {
      throw new Error('refused');
    });
    const after = group.write(() => 'after');
    await expect(failing).rejects.toThrow('refused');
    expect(await Promise.all([before, after])).toEqual(['before', 'after']);
    expect(said.join(' ')).toBe('begin rollback begin commit begin rollback begin commit');
  });

  it('keeps what it acknowledged whole and nothing of what it rejected', async () => {
    const writes = array(constantFrom('keeps', 'fails late', 'fails in SQLite'), { maxLength: 30 });
    await assert(
      asyncProperty(writes, async (kinds) => {
        const database = openDatabase(':memory:');
        const insert = database.prepare('INSERT INTO log_groups VALUES (?, ?, 0)');
        const outcomes = await Promise.allSettled(
          kinds.map((kind, n) =>
            database.write(() => {
              insert.run('first', `${n}`);
              insert.run(kind === 'fails in SQLite' ? 'first' : 'second', `${n}`);
              if (kind === 'fails late') throw new Error('refused');
            }),
          ),
        );
        expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(
          kinds.map((kind) => kind === 'keeps'),
        );
        const kept = database.prepare<{ name: string }>('SELECT name FROM log_groups').all();
        const keptNames = kept.map(({ name }) => Number(name)).toSorted((a, b) => a - b);
        expect(keptNames).toEqual(kinds.flatMap((kind, n) => (kind === 'keeps' ? [n, n] : [])));
        await database.close();
      }),
      { numRuns: 25 },
    );
  });

  it('acknowledges nothing when the commit itself fails', async () => {
    const refuse = () => {
      throw new Error('disk gone');
    };
    const { group, said } = recorded(refuse);
    await expect(group.write(() => 1)).rejects.toThrow('disk gone');
    expect(said).toEqual(['begin', 'rollback']);
  });

  it('splits a long queue over several transactions', async () => {
    const { group, said } = recorded();
    await Promise.all(Array.from({ length: 2500 }, () => group.write(() => undefined)));
    expect(said).toHaveLength(6);
  });
});

function recorded(onCommit?: () => void) {
  const said: string[] = [];
  const group = openGroupCommit({
    begin: () => said.push('begin'),
    commit() {
      onCommit?.();
      said.push('commit');
    },
    rollback: () => said.push('rollback'),
  });
  return { group, said };
}
