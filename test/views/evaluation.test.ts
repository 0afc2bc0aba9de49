import { describe, expect, it } from 'vitest';
import { assessedIndicators } from '../../src/domain/evaluation.ts';
import { blindCase, blindHistory } from '../../src/domain/evaluation/blind.ts';
import { evaluationView } from '../../src/views/evaluation.ts';
import { openFile, people, toEvaluation } from '../domain/case/office.ts';

const indicators = (score: number) =>
  assessedIndicators.map((name) => ({ name, score, note: `理由${score}` }));

describe('blind assessment', () => {
  const file = toEvaluation(openFile());
  file.give(people.analyst, { kind: 'assess', indicators: indicators(31) });
  file.give(people.secondAnalyst, { kind: 'assess', indicators: indicators(77) });
  const historyOf = () => file.history.map((event) => ({ event }));

  it('shows an assessor no score of another before the own is given, nor the median', () => {
    const view = evaluationView(file.case, people.coordinator);
    expect(view).toMatchObject({ submitted: 2, others: 'hidden' });
    expect(view).not.toHaveProperty('overall');
    const shown = JSON.stringify([
      view,
      blindCase(file.case, people.coordinator).evaluations,
      blindHistory(historyOf(), file.case, people.coordinator).slice(-2),
    ]);
    expect(shown).not.toMatch(/31|77/);
  });

  it('shows the measured indicators to everybody', () => {
    const { indicators: shown } = evaluationView(file.case, people.handler);
    expect(shown.find(({ name }) => name === 'clocks-met')?.score).toBe(100);
  });

  it('shows all to the leader who is to sign', () => {
    expect(evaluationView(file.case, people.leader).others).toHaveLength(2);
  });

  it('hides from a leader who also scores what others gave', () => {
    const both = { ...people.leader, roles: ['leader' as const, 'office-head' as const] };
    expect(evaluationView(file.case, both).others).toBe('hidden');
  });

  it('shows the others and the medians to whoever has given the own', () => {
    file.give(people.coordinator, { kind: 'assess', indicators: indicators(50) });
    const view = evaluationView(file.case, people.coordinator);
    expect(view.own?.indicators[0]?.score).toBe(50);
    expect(view.others).toHaveLength(2);
    expect(view.indicators.find(({ name }) => name === 'survey')).toMatchObject({
      score: 50,
      range: 46,
    });
    expect(blindHistory(historyOf(), file.case, people.coordinator)).toEqual(historyOf());
  });
});
