import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactText } from '../../../src/understanding/model/compact-text.ts';
import { backwardLabels } from '../../../src/understanding/model/evaluate-model.ts';
import { openFeatureReader } from '../../../src/understanding/model/feature-reader.ts';
import { modelBytes, readModel } from '../../../src/understanding/model/model-bytes.ts';
import { openJudge } from '../../../src/understanding/model/open-judge.ts';
import type { LabelledText } from '../../../src/understanding/model/labelled-text.ts';
import { trainModel, type TrainingPlan } from '../../../src/understanding/model/train-model.ts';

const plan: TrainingPlan = {
  task: 'tags',
  labels: ['P2', 'P4'],
  bits: 14,
  blockWeights: [1, 1, 1, 1, 1],
  rarityPower: 1,
  cost: 1,
  absenceWeight: 0,
};

const places = ['云禾市', '临禾县', '平川镇', '青石乡', '东岭村', '柳溪街道'];
const about = (sentence: string, labels: LabelledText['labels']): LabelledText[] =>
  places.map((place) => ({ title: '', text: `${place}${sentence}`, labels }));
const corpus = [
  ...about('一处仓库起火，消防员赶到扑救', { P2: false, P4: true }),
  ...about('发生山洪，两名村民被困后获救', { P2: false, P4: true }),
  ...about('小区物业长期停水，业主请求解决', { P2: true, P4: false }),
  ...about('夜间施工噪音扰民，居民多次投诉', { P2: true, P4: false }),
  ...about('举办秋季书法展览，市民免费参观', { P2: false, P4: false }),
];
const model = trainModel(plan, corpus, corpus);
const judge = openJudge(model);
const verdictsOn = (text: string) =>
  judge('', text)
    .filter(({ verdict }) => verdict !== 'unlikely')
    .map(({ label }) => label);

describe('learning labels from texts', () => {
  it('is never sure of a type of source that it has learned nothing from', () => {
    const fromForum = corpus.map((row) => ({ ...row, tier: 'forum' as const }));
    const judgeForum = openJudge(trainModel(plan, fromForum, fromForum));
    const isUnfamiliar = (tier?: 'forum' | 'official') =>
      judgeForum('', '云禾市一处仓库起火，消防员赶到扑救', tier).map((one) => one.isUnfamiliar);
    expect(isUnfamiliar('official')).toEqual([true, true]);
    expect(isUnfamiliar('forum')).toEqual([false, false]);
    expect(isUnfamiliar()).toEqual([false, false]);
  });

  it('recognises new texts by the words that it has seen', () => {
    expect(verdictsOn('北山镇一处仓库起火，消防员正在扑救')).toEqual(['P4']);
    expect(verdictsOn('业主反映小区物业停水')).toEqual(['P2']);
    expect(verdictsOn('周末有一场书法展览')).toEqual([]);
  });

  it('lets the opening count for more than what follows, and keeps that with the model', () => {
    const opening = { characters: 10, times: 3 };
    const both = (one: string, other: string) => `${one}。${other}。`;
    const [fire, water] = ['一处仓库起火，消防员扑救', '小区物业停水，业主请求解决'];
    const marginBetween = ({ card, ...rest }: typeof model, text: string) => {
      const read = readModel(JSON.parse(JSON.stringify(card)), modelBytes({ card, ...rest }));
      const said = openJudge(read)('', text).map(({ probability }) => probability);
      return (said[1] ?? 0) - (said[0] ?? 0);
    };
    const byOrder = (of: typeof model) =>
      marginBetween(of, both(fire, water)) - marginBetween(of, both(water, fire));
    const favouring = trainModel({ ...plan, opening }, corpus, corpus);
    expect(favouring.card.opening).toEqual(opening);
    expect(byOrder(favouring)).toBeGreaterThan(byOrder(model) + 0.05);
  });

  it('shows verbatim words without which the label fails', () => {
    const text = '昨日 北山镇一处仓库起火，\n消防员 赶到扑救。';
    const fire = judge('', text).find(({ label }) => label === 'P4');
    const evidence = fire?.evidence() ?? [];
    expect(evidence.length).toBeGreaterThan(0);
    for (const { start, end, text: words } of evidence) expect(text.slice(start, end)).toBe(words);
    const without = evidence.reduce((rest, { text: words }) => rest.replace(words, ''), text);
    expect(verdictsOn(without)).toEqual([]);
  });

  it('is never sure of a text unlike all that it learned from', () => {
    const known = judge('', corpus[0]?.text ?? '');
    expect(known.every(({ isUnfamiliar }) => !isUnfamiliar)).toBe(true);
    const foreign = judge('', '起火 lorem ipsum dolor sit amet consectetur adipiscing elit');
    expect(foreign.every(({ isUnfamiliar }) => isUnfamiliar)).toBe(true);
    expect(foreign.map(({ verdict }) => verdict)).not.toContain('sure');
  });

  it('is never sure of a text many times longer than those that it learned from', () => {
    const long = `${corpus[0]?.text ?? ''}。`.repeat(40);
    expect(judge('', long).every(({ isUnfamiliar }) => isUnfamiliar)).toBe(true);
  });

  it('takes an unknown label for neither true nor false', () => {
    const unlabelled = about('举办秋季书法展览，市民免费参观', {});
    const same = trainModel(plan, [...corpus.slice(0, 24), ...unlabelled], corpus);
    const known = trainModel(plan, corpus, corpus);
    const p4 = (one: typeof model) =>
      openJudge(one)('', '秋季书法展览')[1]?.probability ?? Number.NaN;
    expect(p4(same)).toBeGreaterThan(p4(known));
  });

  it('gives the same model for the same texts', () => {
    expect(modelBytes(trainModel(plan, corpus, corpus))).toEqual(modelBytes(model));
  });

  it('reads back from its card and its bytes', () => {
    const card: unknown = JSON.parse(JSON.stringify(model.card));
    expect(readModel(card, modelBytes(model))).toEqual(model);
  });

  it('learns a gated label among its like, and apart from that where it occurs at all', () => {
    const repeated = (sentence: string, source: string, holds: boolean) =>
      Array.from({ length: 20 }, () => about(sentence, { P4: holds }))
        .flat()
        .map((row) => ({ ...row, source }));
    const rows = [
      ...repeated('一处仓库起火，消防员赶到扑救', '论坛', true),
      ...repeated('一处仓库举行消防演练，消防员讲解', '论坛', false),
      ...repeated('图书馆周末举办读书会', '日程', false),
    ];
    const gated = trainModel({ ...plan, labels: ['P4'], gated: ['P4'] }, rows, rows);
    expect(gated.card.labels[0]?.gate?.slope).toBeLessThan(0);
    expect(readModel(gated.card, modelBytes(gated))).toEqual(gated);
    const on = (text: string) => openJudge(gated)('', text)[0];
    const fire = '北山镇一处仓库起火，消防员赶到扑救';
    expect(on(fire)?.verdict).not.toBe('unlikely');
    expect(on('北山镇图书馆周末举办读书会')?.verdict).toBe('unlikely');
    const evidence = on(fire)?.evidence() ?? [];
    expect(evidence.map(({ text }) => fire.includes(text))).not.toContain(false);
    const without = evidence.reduce((rest, { text }) => rest.replace(text, ''), fire);
    expect(on(without)?.verdict).toBe('unlikely');
  });

  it('names a label whose gate was learned backwards', () => {
    const gate = { bias: 0, scale: 1, slope: -1, shift: 0 };
    const withGate = (slope: number) => ({
      ...model,
      card: {
        ...model.card,
        labels: model.card.labels.map((label) => ({ ...label, gate: { ...gate, slope } })),
      },
    });
    expect(backwardLabels(withGate(-1))).toEqual([]);
    expect(backwardLabels(withGate(0.5))).toEqual(['P2', 'P4']);
  });

  it('refuses bytes that do not belong to the card', () => {
    expect(() => readModel(model.card, new Uint8Array(7))).toThrow(/got 7 bytes/u);
    expect(() => readModel({ format: 9 }, modelBytes(model))).toThrow(/model card/u);
  });

  it('judges any text, and shows only verbatim evidence', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'binary', maxLength: 120 }),
        (title, text) => {
          for (const { probability, evidence } of judge(title, text)) {
            expect(probability).toBeGreaterThanOrEqual(0);
            expect(probability).toBeLessThanOrEqual(1);
            for (const span of evidence()) {
              const field = span.field === 'title' ? title : text;
              expect(field.slice(span.start, span.end)).toBe(span.text);
            }
          }
        },
      ),
    );
  });

  it('reads segmented text as if it were not', () => {
    const read = openFeatureReader(plan);
    const bucketsOf = (text: string) => {
      const { size, buckets } = read(compactText('', text));
      return buckets.slice(0, size);
    };
    expect(bucketsOf('小区 物业　停水\n了')).toEqual(bucketsOf('小区物业停水了'));
  });

  it.each(['火', 'a', ' ', '😀'])('is quick on a megabyte of "%s"', (unit) => {
    expect(judge('', unit.repeat(1_000_000))).toHaveLength(2);
  });
});
