import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/adapters/sqlite/database.ts';
import { openPublicationStore } from '../../src/adapters/sqlite/publication-store.ts';
import { caseToPublication } from '../../src/stages/case-to-publication.ts';
import { draft, openFile, people, toAnswer, toJudgment, toSigned } from '../domain/case/office.ts';

it('takes a requested publication in once, with the text that was signed, however often its event comes', async () => {
  const desk = openStage();
  await desk.handle();
  await desk.publications.record('case-flood/p1', { kind: 'ended', at: 1 });
  await desk.handle();
  expect(await desk.publications.get('case-flood/p1')).toMatchObject({
    caseNumber: 'YQ-2026-0001',
    channel: '门户网站',
    title: draft.title,
    body: draft.body,
    requestedAt: desk.file.now,
    progress: { kind: 'ended' },
  });
});

it('sends nothing of a publication that failed before its event came, edited or not', async () => {
  const desk = openStage();
  desk.file.give(people.publisher, { kind: 'fail-publish', publicationId: 'p1', reason: '有误' });
  desk.file.give(people.handler, { ...draft, draftId: 'd1', body: '另一份文稿。' });
  await desk.handle();
  expect(await desk.publications.claimDue('sending', desk.file.now, 1)).toBeUndefined();
});

it('refuses a message that is none', () => {
  expect(() => openStage().stage.parse({ caseId: 'case-flood' })).toThrow(/case-events/);
});

function openStage() {
  const database = openDatabase(':memory:');
  onTestFinished(() => database.close());
  const publications = openPublicationStore(database);
  const file = toAnswer(toJudgment(openFile()));
  const signed = toSigned(file);
  file.give(people.publisher, { kind: 'request-publish', ...signed, channel: '门户网站' });
  const stage = caseToPublication({ cases: { get: async () => file.case }, publications });
  const handle = () =>
    stage.handle(
      file.history.map((event, index) => ({ caseId: file.case.id, sequence: index + 1, event })),
    );
  return { file, publications, stage, handle };
}
