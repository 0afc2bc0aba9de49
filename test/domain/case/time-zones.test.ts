import { afterAll, expect, it } from 'vitest';
import { openFile, people, toEvaluation, grave, eight, hours } from './office.ts';

const zone = process.env['TZ'];
afterAll(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

function life(): string {
  const file = openFile();
  file.give(people.analyst, grave);
  file.give(people.leader, { ...grave, level: '较大', reason: '核实' });
  file.give(people.coordinator, {
    kind: 'register-duty',
    clock: 'C7',
    subject: '办法',
    startedAt: eight,
  });
  file.give(people.coordinator, {
    kind: 'register-duty',
    clock: 'C10',
    subject: '自查',
    startedAt: eight,
  });
  file.now += hours(50);
  file.fire();
  return JSON.stringify(toEvaluationOf(file));
}

function toEvaluationOf(file: ReturnType<typeof openFile>) {
  file.give(people.leader, { ...grave, level: '一般', reason: '核实' });
  return toEvaluation(file).case;
}

it('gives the same case in any time zone of the process (I19)', () => {
  const lives = [
    'Asia/Shanghai',
    'UTC',
    'America/New_York',
    'Pacific/Kiritimati',
    'Asia/Kathmandu',
  ].map((name) => {
    process.env['TZ'] = name;
    return [new Date(eight).getTimezoneOffset(), life()] as const;
  });
  expect(new Set(lives.map(([offset]) => offset)).size).toBe(5);
  expect(new Set(lives.map(([, text]) => text)).size).toBe(1);
});
