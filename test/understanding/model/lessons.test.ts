import { describe, expect, it } from 'vitest';
import { lessonOf } from '../../../src/understanding/model/lessons.ts';
import type { LabelledText } from '../../../src/understanding/model/labelled-text.ts';

const row = (source: string, labels: LabelledText['labels']): LabelledText => ({
  title: '',
  text: '',
  source,
  labels,
});
const many = (source: string, holds: boolean) =>
  Array.from({ length: 100 }, () => row(source, { P6: holds }));
const checked = [...many('forum', true), ...many('forum', false)];

describe('what is learned of a label', () => {
  it('asks for it only where it occurs, and for such places by a gate', () => {
    const lesson = lessonOf('P6', [...checked, ...many('bulletin', false)], true);
    expect(lesson.holds(row('forum', { P6: false }))).toBe(false);
    expect(lesson.holds(row('bulletin', { P6: false }))).toBeUndefined();
    expect(lesson.gate?.(row('bulletin', { P6: false }))).toBe(false);
    expect(lesson.gate?.(row('forum', { P6: false }))).toBe(true);
    expect(lesson.gate?.(row('forum', {}))).toBeUndefined();
  });

  it('puts nothing down to a source of few texts, or to texts without a source', () => {
    const few = many('bulletin', false).slice(1);
    expect(lessonOf('P6', [...checked, ...few], true).gate).toBeUndefined();
    expect(lessonOf('P6', [...checked, ...many('', false)], true).gate).toBeUndefined();
  });

  it('has no gate where only silent sources tell what the label is not', () => {
    const rows = [...many('forum', true), ...many('bulletin', false)];
    expect(lessonOf('P6', rows, true).gate).toBeUndefined();
  });

  it('has no gate unless that is asked for', () => {
    expect(lessonOf('P6', [...checked, ...many('bulletin', false)], false).gate).toBeUndefined();
  });
});
