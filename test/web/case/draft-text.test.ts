import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftChanges } from '../../../src/web/case/respond/draft-changes.ts';
import { draftHints } from '../../../src/web/case/respond/draft-hints.ts';

const kindsIn = (text: string) => draftHints(text, '2026-11-22').map(({ kind }) => kind);

describe('what a machine notices in a draft', () => {
  it('is personal numbers, secrecy marks, odd document numbers and impossible dates', () => {
    expect(kindsIn('联系人电话13800001234。')).toEqual(['phone']);
    expect(kindsIn('身份证号11010519491231002X。')).toEqual(['id-number']);
    expect(kindsIn('本件为机密。')).toEqual(['secrecy-mark']);
    expect(kindsIn('依据国办发[2016]61号。')).toEqual(['document-number']);
    expect(kindsIn('2026年2月30日开会，2026年12月1日恢复。')).toEqual(['date', 'date']);
  });

  it('is nothing in a text without them', () => {
    expect(kindsIn('2026年11月20日，依据国办发〔2016〕61号，订单号202611200001受理。')).toEqual([]);
  });

  it('takes time in proportion to the text', () => {
    expect(kindsIn('1'.repeat(20_000))).toEqual([]);
  });
});

describe('what an edit changes', () => {
  it('is told by paragraph', () => {
    expect(draftChanges('一\n二\n三', '一\n二改\n三\n四')).toEqual([
      { kind: 'kept', text: '一' },
      { kind: 'removed', text: '二' },
      { kind: 'added', text: '二改' },
      { kind: 'kept', text: '三' },
      { kind: 'added', text: '四' },
    ]);
  });

  it('gives back both texts, whatever they are', () => {
    const paragraphs = array(constantFrom('甲', '乙', '丙', ''), { minLength: 1 });
    assert(
      property(paragraphs, paragraphs, (before, after) => {
        const changes = draftChanges(before.join('\n'), after.join('\n'));
        const without = (kind: string) =>
          changes.filter((change) => change.kind !== kind).map(({ text }) => text);
        expect(without('added')).toEqual(before);
        expect(without('removed')).toEqual(after);
      }),
    );
  });
});
