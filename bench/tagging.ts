import { planFor } from '../src/cli/batch/train.ts';
import { loadConfig } from '../src/config/load.ts';
import { openJudge } from '../src/understanding/model/open-judge.ts';
import { modelBytes } from '../src/understanding/model/model-bytes.ts';
import type { LabelledText } from '../src/understanding/model/labelled-text.ts';
import { trainModel } from '../src/understanding/model/train-model.ts';
import { segment } from '../src/understanding/segmentation/segment.ts';
import { openTagger } from '../src/understanding/tagging/open-tagger.ts';
import { judgedPriorities, weighInModel } from '../src/understanding/tagging/weigh-in-model.ts';
import { itemWith } from '../test/support/item.ts';
import type { BenchRow } from './row.ts';

const characters = 800;
const texts = 2000;
const trainingTexts = 6000;
const runs = 5;

/** Tagging of 800-character items on one core beside the bound that segmentation sets; medians of CPU time. */
export async function benchTagging(): Promise<BenchRow[]> {
  const { lexicon, profile } = await loadConfig('config/demo.yaml');
  const tag = openTagger(lexicon, profile.departments, profile);
  const items = Array.from({ length: texts }, (_, seed) =>
    itemWith({ text: textOf(seed, characters) }),
  );
  const corpus = Array.from({ length: trainingTexts }, (_, seed) => labelled(seed));
  const started = process.cpuUsage().user;
  const model = trainModel(planFor('tags', corpus), corpus, corpus.slice(0, 1000));
  const trainSeconds = (process.cpuUsage().user - started) / 1e6;
  const judge = openJudge(model);
  const rate = (work: (item: (typeof items)[number]) => unknown) => itemsPerSecond(items, work);
  return [
    { name: 'segmentation alone (the bound)', value: rate(({ text }) => segment(text)), aim: '—' },
    { name: 'tag by rules', value: rate(tag), aim: '—' },
    {
      name: 'tag by rules and model, with evidence',
      value: rate((item) => weighInModel(tag(item).tags, judge(item.title, item.text))),
      aim: '≥ 1,850 items/s',
    },
    {
      name: `train on ${trainingTexts.toLocaleString('en')} texts of 200 characters`,
      value: `${trainSeconds.toFixed(1)} s`,
      aim: '≤ 30 s',
    },
    {
      name: 'weights of four labels and two gates',
      value: `${(modelBytes(model).length / 1e6).toFixed(1)} MB`,
      aim: '≤ 8 MB',
    },
  ];
}

function itemsPerSecond<T>(items: readonly T[], work: (item: T) => unknown): string {
  const rates = Array.from({ length: runs }, () => {
    const started = process.cpuUsage().user;
    for (const item of items) work(item);
    return items.length / ((process.cpuUsage().user - started) / 1e6);
  });
  const median = rates.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
  return `${Math.round(median).toLocaleString('en')} items/s`;
}

const sentences: readonly (readonly [
  priority: (typeof judgedPriorities)[number] | 'none',
  string,
])[] = [
  ['P4', '昨日凌晨一处厂房突然起火，消防救援队赶到现场扑救，两名工人受轻伤送医。'],
  ['P4', '受连日强降雨影响，山洪冲断乡道，镇里紧急转移群众三百余人。'],
  ['P2', '我们小区物业停水已经五天，业主多次投诉无果，恳请有关部门尽快解决。'],
  ['P2', '孩子今年上小学，请问学区怎么划分，落户不满一年能否报名？'],
  ['P1', '市政府印发《古城保护管理办法》，自下月起施行，各有关单位遵照执行。'],
  ['P6', '网传自来水厂出事，朋友圈都在转，大家千万别喝，速转给家人。'],
  ['none', '周末市民广场有一场露天音乐会，乐队将演奏三首新作品。'],
  ['none', '新开的面馆味道不错，老板热情，就是排队的人有点多。'],
  ['none', '主队在客场逼平对手，门将多次扑出险球，教练赛后表示满意。'],
];

function labelled(seed: number): LabelledText {
  const [priority, sentence] = sentences[seed % sentences.length] ?? ['none', ''];
  const labels = Object.fromEntries(judgedPriorities.map((label) => [label, label === priority]));
  // a source of nothing but ordinary texts, so that gates are learned
  const source = priority === 'none' && seed % 2 === 0 ? 'bulletin' : 'forum';
  return { title: '', text: sentence + textOf(seed, 200), labels, source };
}

/** Mostly ordinary sentences in an order that depends on the seed, numbered so that no two texts agree. */
function textOf(seed: number, length: number): string {
  const ordinary = sentences.filter(([priority]) => priority === 'none');
  let state = seed + 1;
  let text = sentences[seed % sentences.length]?.[1] ?? '';
  while (text.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += `${ordinary[(state >>> 8) % ordinary.length]?.[1] ?? ''}${state % 1000}。`;
  }
  return text.slice(0, length);
}
