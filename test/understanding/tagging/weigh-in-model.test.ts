import { describe, expect, it } from 'vitest';
import type { Priority } from '../../../src/domain/priority.ts';
import type { EvidenceSpan, Tag } from '../../../src/domain/tagged-item.ts';
import type { Judgement } from '../../../src/understanding/model/open-judge.ts';
import {
  assistedByModel,
  doubtsOf,
  weighInModel,
} from '../../../src/understanding/tagging/weigh-in-model.ts';

const span = (rule: string): EvidenceSpan => ({
  field: 'text',
  start: 0,
  end: 1,
  text: '火',
  rule,
});
const byRule = (priority: Priority, certainty: Tag['certainty'], rule = 'rule/x'): Tag => ({
  priority,
  certainty,
  confidence: 0.8,
  evidence: [span(rule)],
});
const byModel = (
  label: Priority,
  verdict: Judgement['verdict'],
  probability = verdict === 'unlikely' ? 0.1 : 0.9,
): Judgement => ({
  label,
  verdict,
  probability,
  isUnfamiliar: false,
  evidence: () => [span(`model/${label}`)],
});
const outcome = (rules: Tag[], judgements: Judgement[]) =>
  weighInModel(rules, judgements).map(({ priority, certainty }) => `${priority} ${certainty}`);

describe('weighing rules and model together', () => {
  it('lets the model decide where the rules only suspect', () => {
    expect(outcome([byRule('P2', 'suspected')], [byModel('P2', 'unlikely')])).toEqual([]);
    expect(outcome([], [byModel('P2', 'likely')])).toEqual(['P2 suspected']);
  });

  it('lets sure rules stand against a model that finds it unlikely, not against one that excludes it', () => {
    expect(outcome([byRule('P4', 'sure')], [byModel('P4', 'unlikely', 0.1)])).toEqual(['P4 sure']);
    expect(outcome([byRule('P4', 'sure')], [byModel('P4', 'unlikely', 0.001)])).toEqual([]);
  });

  it('lets the policy register stand whatever the model thinks', () => {
    const registered = byRule('P1', 'suspected', 'register/policy');
    expect(outcome([registered], [byModel('P1', 'unlikely', 0.001)])).toEqual(['P1 suspected']);
  });

  it('is never sure of P1 by the model alone, and never of P6 at all', () => {
    expect(outcome([], [byModel('P1', 'sure')])).toEqual(['P1 suspected']);
    expect(outcome([byRule('P1', 'suspected')], [byModel('P1', 'sure')])).toEqual(['P1 sure']);
    expect(outcome([byRule('P6', 'suspected')], [byModel('P6', 'sure')])).toEqual(['P6 suspected']);
  });

  it('keeps what the model does not judge, in the order of the priorities', () => {
    expect(
      outcome([byRule('P3', 'suspected')], [byModel('P6', 'likely'), byModel('P2', 'sure')]),
    ).toEqual(['P2 sure', 'P3 suspected', 'P6 suspected']);
  });
});

describe('the doubts of rules and model', () => {
  it.each([
    [
      'none where a tag is sure or nobody speaks',
      [byRule('P2', 'sure')],
      [byModel('P2', 'sure'), byModel('P4', 'unlikely')],
      [],
    ],
    ['what is only suspected', [byRule('P3', 'suspected')], [], ['P3']],
    [
      'what the rules suspect and the model denies',
      [byRule('P2', 'suspected')],
      [byModel('P2', 'unlikely')],
      ['P2'],
    ],
    ['what the model alone thinks likely', [], [byModel('P4', 'likely')], ['P4']],
  ])('are %s', (_, rules, judgements, doubts) => {
    expect(doubtsOf(rules, judgements, weighInModel(rules, judgements))).toEqual(doubts);
  });
});

describe('rules assisted by a model of few texts', () => {
  const assisted = (rules: Tag[], judgements: Judgement[]) =>
    assistedByModel(rules, judgements).map(({ priority, certainty }) => `${priority} ${certainty}`);

  it('keeps every tag of the rules, whatever the model thinks', () => {
    const rules = [byRule('P2', 'suspected'), byRule('P4', 'sure')];
    expect(assisted(rules, [byModel('P2', 'unlikely'), byModel('P4', 'unlikely', 0.001)])).toEqual([
      'P2 suspected',
      'P4 sure',
    ]);
  });

  it('suspects what the model alone is sure of, and nothing that it finds likely only', () => {
    expect(assisted([], [byModel('P2', 'sure'), byModel('P4', 'likely')])).toEqual([
      'P2 suspected',
    ]);
  });
});
