import { describe, expect, it } from 'vitest';
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
