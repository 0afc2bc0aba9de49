import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../../src/domain/case/commands.ts';
import {
  confirmedPublications,
  draftsInWork,
  openGates,
} from '../../../src/domain/case/publishing.ts';
import {
  draft,
  eight,
  grave,
  hours,
  minutes,
  openFile,
  people,
  sha256,
  toAnswer,
  toJudgment,
  toPublished,
  toSigned,
} from './office.ts';

const answering = () => toAnswer(toJudgment(openFile()));
const second = { ...draft, title: '后续情况通报' };
const confirm = (
  publicationId: string,
  at: number,
  url = `https://water.example/${publicationId}`,
) =>
  ({
    kind: 'confirm-publish',
    publicationId,
    url,
    at,
    snapshotHash: sha256(publicationId),
  }) as const;

describe('the signatures that a draft still lacks', () => {
  it('are one 会签 for each department that it names: one does not stand for another', () => {
    const file = answering();
    toSigned(file, { ...draft, coSigners: ['water', 'roads', 'roads'] });
    const [current] = file.case.drafts;
    expect(current?.coSigners).toEqual(['roads', 'water']);
    const { id: draftId = '', hash: draftHash = '' } = current ?? {};
    file.give(people.strangerHead, { kind: 'sign-gate', draftId, draftHash, gate: '会签' });
    const after = file.case.drafts[0];
    expect(after && openGates(after)).toEqual([{ gate: '会签', department: 'water' }]);
    expect(after?.signatures.at(-1)).toMatchObject({ gate: '会签', department: 'roads' });
    expect(after?.signatures[0]).not.toHaveProperty('department');
  });

  it('are all, when what was signed was another text', () => {
    const file = answering();
    toSigned(file);
    const [signed] = file.case.drafts;
    expect(signed && openGates(signed)).toEqual([]);
    expect(signed && openGates({ ...signed, hash: 'another' })).toHaveLength(4);
  });
});

describe('a draft', () => {
  it('is named by its place, keeps all who wrote in it, and counts its revisions', () => {
    const file = answering();
    file.give(people.handler, draft);
    file.give(people.head, second);
    file.give(people.head, { ...second, draftId: 'd1', body: '经核实，水质合格。' });
    file.give(people.handler, { ...second, draftId: 'd1', body: '经核实，水质已合格。' });
    expect(file.case.drafts.map(({ id, revision }) => [id, revision])).toEqual([
      ['d1', 3],
      ['d2', 1],
    ]);
    expect(file.case.drafts[0]?.drafters.map(({ id }) => id)).toEqual(['u-you', 'u-zhu']);
    expect(file.case.drafts[1]?.body).toBe(second.body);
  });

  it('closes each disposition once, in order', () => {
    const file = answering();
    file.give(people.handler, { ...draft, closes: ['D4', 'D2', 'D4'] });
    expect(file.case.drafts[0]?.closes).toEqual(['D2', 'D4']);
  });

  it('is in work until it is on its way or given up; another with it stays', () => {
    const file = answering();
    toPublished(file);
    file.give(people.handler, second);
    expect(draftsInWork(file.case).map(({ id }) => id)).toEqual(['d2']);
    file.give(people.handler, { kind: 'withdraw-draft', draftId: 'd2', reason: '不再需要' });
    expect(draftsInWork(file.case)).toEqual([]);
    expect(file.attempt(people.handler, { ...second, draftId: 'd2', body: '又写' })).toMatchObject({
      reason: 'draft-closed',
    });
  });

  it('is in work again when the channel has failed, and may be edited', () => {
    const file = answering();
    const signed = toSigned(file);
    file.give(people.publisher, { kind: 'request-publish', ...signed, channel: '门户网站' });
    expect(draftsInWork(file.case)).toEqual([]);
    file.give(people.system, { kind: 'fail-publish', publicationId: 'p1', reason: '接口超时' });
    expect(draftsInWork(file.case)).toHaveLength(1);
    file.give(people.handler, { ...draft, draftId: 'd1', body: '经核实，水质合格。' });
    expect(file.case.drafts[0]).toMatchObject({ revision: 2, signatures: [] });
    const again = { kind: 'fail-publish', publicationId: 'p1', reason: '接口超时' } as const;
    expect(file.give(people.system, again)).toEqual([]);
  });

  it('is in work when it was changed after it was sent out', () => {
    const file = answering();
    toPublished(file);
    const [published] = file.case.drafts;
    if (published === undefined) throw new Error('no draft');
    expect(
      draftsInWork({ ...file.case, drafts: [{ ...published, hash: 'another' }] }),
    ).toHaveLength(1);
    expect(draftsInWork({ ...file.case, drafts: [{ ...published, id: 'd9' }] })).toHaveLength(1);
  });
});

describe('a press conference', () => {
  const held = {
    kind: 'record-press-conference',
    at: eight + minutes(20),
    spokesperson: '魏分管',
    link: 'https://water.example/live',
  } as const;

  function severe() {
    const file = answering();
    file.give(people.analyst, grave);
    return file;
  }

  it('stops its clock at the time when it was held, with its link', () => {
    const file = severe();
    file.give(people.publisher, held);
    file.give(people.publisher, { ...held, at: eight + minutes(25) });
    const { kind: _, ...told } = held;
    expect(file.case.conferences).toMatchObject([
      { kind: 'held', cycle: 1, ...told },
      { at: eight + minutes(25) },
    ]);
    expect(file.clock('C2')?.state).toEqual({
      kind: 'stopped',
      at: held.at,
      evidence: held.link,
    });
  });

  it('is waived by a leader, with the reason, and then not timed', () => {
    const file = severe();
    file.give(people.leader, { kind: 'waive-press-conference', reason: '情况已公开' });
    expect(file.case.conferences).toMatchObject([
      { kind: 'waived', by: { id: people.leader.id }, reason: '情况已公开' },
    ]);
    expect(file.clock('C2')?.state.kind).toBe('cancelled');
  });
});

describe('publications', () => {
  it('count from the earliest that was seen, whatever was sent out first', () => {
    const file = answering();
    for (const command of [draft, second])
      file.give(people.publisher, {
        kind: 'request-publish',
        ...toSigned(file, command),
        channel: '门户网站',
      });
    const seenAt = file.now;
    file.now += minutes(30);
    file.give(people.system, confirm('p1', seenAt + minutes(20)));
    file.give(people.system, confirm('p2', seenAt + minutes(10)));
    expect(confirmedPublications(file.case).map(({ publication }) => publication.id)).toEqual([
      'p2',
      'p1',
    ]);
    expect(file.case.publications.map(({ title }) => title)).toEqual([draft.title, second.title]);
  });

  it('are confirmed once by the same page; another page of a confirmed one is refused', () => {
    const file = answering();
    toPublished(file);
    expect(file.give(people.system, confirm('p1', file.now))).toEqual([]);
    expect(
      file.attempt(people.system, { ...confirm('p1', file.now), snapshotHash: 'other' }),
    ).toMatchObject({ reason: 'publication-missing' });
  });

  it('are corrected and looked after each by its own', () => {
    const file = answering();
    toPublished(file, { ...draft, closes: ['D2'] });
    toPublished(file, { ...second, closes: ['D4'] });
    file.now += hours(1);
    const correct: CommandOf<'correct-publication'> = {
      kind: 'correct-publication',
      publicationId: 'p2',
      reason: '数字有误',
    };
    file.give(people.publisher, correct);
    const look = { kind: 'record-page', publicationId: 'p2', at: file.now } as const;
    file.give(people.system, { ...look, page: 'changed' });
    expect(file.case.publications).toMatchObject([
      { state: { page: 'present' } },
      { correction: { reason: '数字有误' }, state: { page: 'changed', checkedAt: file.now } },
    ]);
    expect(file.case.publications[0]).not.toHaveProperty('correction');
    expect(file.case.closedDispositions).toEqual(['D2', 'D4']);
  });

  it('tell only what is new of their page, and nothing older than the last look', () => {
    const file = answering();
    toPublished(file);
    const publishedAt = file.now;
    file.now += hours(3);
    const look = { kind: 'record-page', publicationId: 'p1' } as const;
    expect(file.give(people.system, { ...look, at: file.now, page: 'present' })).toEqual([]);
    expect(file.give(people.system, { ...look, at: publishedAt, page: 'changed' })).toEqual([]);
    file.give(people.system, { ...look, at: publishedAt + hours(2), page: 'changed' });
    expect(
      file.give(people.system, { ...look, at: publishedAt + hours(1), page: 'vanished' }),
    ).toEqual([]);
    expect(file.case.publications[0]?.state).toMatchObject({ page: 'changed' });
  });
});
