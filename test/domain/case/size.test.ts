import { describe, expect, it } from 'vitest';
import { checkSize } from '../../../src/domain/case/size.ts';
import { openFile } from './office.ts';

describe('a case that has nearly filled its document', () => {
  const large = { ...openFile().case, title: '水'.repeat(80_000) };

  it('takes no more free text, and says how large it is', () => {
    const kilobytes = Math.round(Buffer.byteLength(JSON.stringify(large)) / 1024);
    expect(checkSize(large, 'submit-draft')).toMatchObject({
      reason: 'limit-reached',
      message: expect.stringContaining(`已达${kilobytes}KB`),
    });
  });

  it('is not kept from its end, nor from proving or stopping anything', () => {
    for (const command of ['archive', 'confirm-publish', 'fire-due', 'withdraw-draft'] as const)
      expect(checkSize(large, command)).toBeUndefined();
  });

  it('was free to grow before', () => {
    expect(checkSize({ ...large, title: '水'.repeat(70_000) }, 'submit-draft')).toBeUndefined();
  });
});
