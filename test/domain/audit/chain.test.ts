import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chainOn, chainStart } from '../../../src/domain/audit/chain.ts';

const sm3 = (text: string) => createHash('sm3').update(text).digest('hex');
const start = { caseId: 'case-1', chain: { events: 0, head: chainStart } };

describe('the chain of a case', () => {
  it('is what an auditor with another program computes', () => {
    const first = sm3(
      `${'0'.repeat(64)}{"caseId":"case-1","event":{"at":1,"kind":"a"},"sequence":1}`,
    );
    const second = sm3(`${first}{"caseId":"case-1","event":{"at":2,"kind":"b"},"sequence":2}`);
    const events = [
      { kind: 'a', at: 1 },
      { kind: 'b', at: 2 },
    ];
    expect(chainOn(sm3, start, events)).toEqual([first, second]);
  });

  it('is the same whether events come in one command or in several', () => {
    const [one, two, three] = [{ n: 1 }, { n: 2 }, { n: 3 }];
    const [head = ''] = chainOn(sm3, start, [one]);
    const rest = chainOn(sm3, { caseId: 'case-1', chain: { events: 1, head } }, [two, three]);
    expect([head, ...rest]).toEqual(chainOn(sm3, start, [one, two, three]));
  });
});
