import type { Item } from '../../domain/item.ts';
import { registeredPolicySchema } from '../../domain/policy-register.ts';
import type { TaggedItem } from '../../domain/tagged-item.ts';
import { openJudge, type Judgement } from '../../understanding/model/open-judge.ts';
import { openPolicyRegister } from '../../understanding/tagging/policy-register.ts';
import type { Tagger } from '../../understanding/tagging/open-tagger.ts';
import { weighInModel } from '../../understanding/tagging/weigh-in-model.ts';
import { readModelFolder } from '../../office/tagger.ts';
import { openJsonLinesWriter, readRows, rowOf } from './jsonl.ts';
import { readTextRow, type BatchTask, type TextRow } from './labelled-row.ts';

type Judge = (title: string, text: string) => Judgement[];
type Answer = (row: TextRow) => unknown;

/**
 * `huiying classify`: one row out per row in, in order, in the task's shape. `tag` is the office's tagger
 * by rules. Throws `message-invalid` for a bad row, model or register.
 */
export async function runClassify(options: {
  task: BatchTask;
  /** Directory that `runTrain` wrote. */
  model: string;
  /** JSON Lines of registered policies, for `tags`. */
  register?: string;
  inFile: string;
  outFile: string;
  tag: Tagger;
}): Promise<{ rows: number }> {
  const judge = openJudge(await readModelFolder(options.model));
  const answer = await answerFor(options, judge);
  const writer = openJsonLinesWriter(options.outFile);
  let rows = 0;
  for await (const row of readRows(options.inFile, readTextRow)) {
    await writer.write(answer(row));
    rows += 1;
  }
  await writer.close();
  return { rows };
}

async function answerFor(
  { task, register, tag }: { task: BatchTask; register?: string; tag: Tagger },
  judge: Judge,
): Promise<Answer> {
  switch (task) {
    case 'tags': {
      const watch = openPolicyRegister(register ? await readRegister(register) : []);
      return (row) => tagsAnswer(row, judge, tag(asItem(row), watch));
    }
    case 'rumor':
      return (row) => rumourAnswer(row, judge);
    case 'dept7':
      return (row) => departmentAnswer(row, judge);
  }
}

async function readRegister(file: string) {
  const policies = [];
  for await (const policy of readRows(file, rowOf(registeredPolicySchema))) policies.push(policy);
  return policies;
}

function tagsAnswer(row: TextRow, judge: Judge, byRules: TaggedItem) {
  const judgements = judge(row.title, row.text);
  const tags = weighInModel(byRules.tags, judgements);
  const { severity, deaths, region, owners } = byRules;
  return {
    id: row.id,
    labels: tags.length > 0 ? tags.map(({ priority }) => priority) : ['none'],
    scores: Object.fromEntries([
      ...judgements.map(({ label, probability }) => [label, rounded(probability)]),
      ...tags.map(({ priority, confidence }) => [priority, rounded(confidence)]),
    ]),
    evidence: tags.flatMap(({ priority, evidence }) =>
      evidence.map((span) => ({ label: priority, ...span })),
    ),
    severity,
    deaths,
    region,
    owners,
  };
}

function rumourAnswer({ id, title, text }: TextRow, judge: Judge) {
  const [judgement] = judge(title, text);
  return {
    id,
    rumor: judgement && judgement.verdict !== 'unlikely' ? 1 : 0,
    score: rounded(judgement?.probability ?? 0),
  };
}

function departmentAnswer({ id, title, text }: TextRow, judge: Judge) {
  const ranked = judge(title, text).sort((a, b) => b.probability - a.probability);
  const total = ranked.reduce((sum, { probability }) => sum + probability, 0) || 1;
  return {
    id,
    dept7: ranked[0]?.label,
    top: ranked.slice(0, 3).map(({ label }) => label),
    scores: Object.fromEntries(
      ranked.map(({ label, probability }) => [label, rounded(probability / total)]),
    ),
  };
}

/** A row as an item of an unknown forum: a batch tells of no source. */
function asItem({ id, title, text }: TextRow): Item {
  return {
    id,
    traceId: id,
    sourceId: 'batch',
    sourceName: 'batch',
    tier: 'forum',
    url: '',
    title,
    text,
    fetchedAt: 0,
    sourceRegion: [],
    evidence: '',
    contentHash: '',
  };
}

function rounded(probability: number): number {
  return Math.round(probability * 10_000) / 10_000;
}
