import { describe, expect, it } from 'vitest';
import { verifyClocks } from '../../../src/domain/audit/verify-clocks.ts';
import type { CaseEvent } from '../../../src/domain/case/events.ts';
import { hours, openFile, people, type CaseFile } from '../case/office.ts';

/** A case of 重大 that the program has fired every minute for thirty hours. */
function watched(): CaseFile {
  const file = openFile();
  file.give(people.coordinator, { kind: 'set-severity', level: '重大', confirmed: true });
  const end = file.now + hours(30);
  for (; file.now < end; file.now += 60_000) file.fire();
  return file;
}

const isFiring = ({ kind }: CaseEvent) => kind === 'step-fired';

describe('the audit of clocks', () => {
  it('finds nothing missed and nothing doubled where the program was at work', () => {
    const file = watched();
    const { fired, faults, latestByMs } = verifyClocks(file.history, file.now);
    expect(faults).toEqual([]);
    expect(fired).toBeGreaterThan(20);
    expect(latestByMs).toBeLessThanOrEqual(60_000);
  });

  it('finds a step that was missed while the program was known to be at work', () => {
    const file = openFile();
    const { faults } = verifyClocks(file.history, file.now + hours(30));
    expect(faults).toContainEqual(
      expect.objectContaining({ kind: 'missed', clockId: 'C3/1/1', step: 0 }),
    );
  });

  it('does not blame the program for what came due after its last sign of life', () => {
    const file = openFile();
    expect(verifyClocks(file.history, file.now).faults).toEqual([]);
  });

  it('finds a step that its clock missed before it was stopped', () => {
    const file = openFile();
    file.now += hours(30);
    file.give(people.coordinator, { kind: 'set-severity', level: '重大', confirmed: true });
    expect(verifyClocks(file.history, file.now).faults).toContainEqual(
      expect.objectContaining({ kind: 'missed', clockId: 'C3/1/1' }),
    );
  });

  it('finds a step that fired twice', () => {
    const file = watched();
    const at = file.history.findIndex(isFiring);
    const twice = file.history.flatMap((event, index) => (index === at ? [event, event] : [event]));
    expect(verifyClocks(twice, file.now).faults).toContainEqual(
      expect.objectContaining({ kind: 'doubled' }),
    );
  });

  it('finds a step that fired after its clock had ended', () => {
    const file = watched();
    const late = file.history.find(isFiring);
    file.give(people.analyst, { kind: 'dismiss', reason: '重复' });
    file.give(people.secondAnalyst, { kind: 'approve' });
    const history = late ? [...file.history, { ...late, time: 9 }] : [];
    expect(verifyClocks(history, file.now).faults).toContainEqual(
      expect.objectContaining({ kind: 'after-stop', time: 9 }),
    );
  });

  it('finds a step that fired before its time', () => {
    const file = watched();
    const hasty = file.history.map((event) =>
      isFiring(event) ? { ...event, at: event.at - hours(1) } : event,
    );
    expect(verifyClocks(hasty, file.now).faults).toContainEqual(
      expect.objectContaining({ kind: 'early' }),
    );
  });
});
