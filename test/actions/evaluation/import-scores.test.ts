import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importScores } from '../../../src/actions/evaluation/import-scores.ts';
import { nextFireAt } from '../../../src/domain/case/ladder.ts';
import { openFile, people, toEvaluation } from '../../domain/case/office.ts';
import { openDesk } from '../case/desk.ts';

let desk: ReturnType<typeof openDesk>;
let number = '';
let caseId = '';

beforeEach(async () => {
  desk = openDesk();
  const file = toEvaluation(openFile());
  ({ number, id: caseId } = file.case);
  const fireAt = nextFireAt(file.case);
  await desk.cases.save({
    expectedVersion: 0,
    after: file.case,
    events: file.history,
    ...(fireAt !== undefined && { nextFireAt: fireAt }),
  });
});
afterEach(() => desk.close());

async function take(lines: readonly string[], actor = people.coordinator) {
  const bad: { line: number; reason: string }[] = [];
  async function* pieces() {
    yield `${lines.join('\n')}\n`;
  }
  const outcome = await importScores(desk.deps, actor, {
    pieces: pieces(),
    onBad: (one) => bad.push(one),
  });
  return { outcome, bad };
}

describe('importing surveys and third-party scores', () => {
  const header = '案件编号,类别,分值,来源,说明';

  it('takes the good rows and names each bad one with line, value and what would be right', async () => {
    const { outcome, bad } = await take([
      header,
      `${number},民意调查,81.5,青禾统计调查队,电话调查`,
      `${number},问卷,80,青禾统计调查队,`,
      `${number},第三方评估,101,云岭大学,`,
      'YQ-1999-9999,民意调查,80,青禾统计调查队,',
      `${number},民意调查,80`,
      `${number},第三方评估,76,云岭大学,`,
    ]);
    expect(outcome).toEqual({ kind: 'imported', taken: 2, repeated: 0, bad: 4 });
    expect(bad).toEqual([
      { line: 3, reason: '类别为“问卷”，应为民意调查或第三方评估' },
      { line: 4, reason: '分值为“101”，应为0至100的数' },
      { line: 5, reason: expect.stringContaining('“YQ-1999-9999”不是在办案件') },
      { line: 6, reason: '有3列，表头为5列' },
    ]);
    const [evaluation] = (await desk.read(caseId)).evaluations;
    expect(evaluation?.external).toMatchObject([
      { name: 'survey', score: 81.5, note: '电话调查', by: { id: people.coordinator.id } },
      { name: 'third-party', score: 76 },
    ]);
  });

  it('changes nothing when the same file comes again', async () => {
    const file = [header, `${number},民意调查,81,青禾统计调查队,`];
    await take(file);
    const { version } = await desk.read(caseId);
    expect((await take(file)).outcome).toMatchObject({ taken: 0, repeated: 1 });
    expect((await desk.read(caseId)).version).toBe(version);
  });

  it('says once for the whole file what its header lacks', async () => {
    expect((await take(['编号,分值', '1,2', '3,4'])).bad).toEqual([
      { line: 1, reason: '表头缺少案件编号、类别、来源；现有编号、分值' },
    ]);
  });

  it('is not for everybody', async () => {
    expect((await take([header], people.handler)).outcome).toMatchObject({
      reason: 'not-permitted',
    });
  });
});
