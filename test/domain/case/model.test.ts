import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseSchema } from '../../../src/domain/case/case.ts';
import { replay } from '../../../src/domain/case/evolve.ts';
import { stages } from '../../../src/domain/case/stage.ts';
import { checkHistory, checkStep } from './invariants.ts';
import { interpret, move } from './moves.ts';
import {
  grave,
  lead,
  openFile,
  people,
  toAnswer,
  toEvaluation,
  toJudgment,
  toPublished,
  type CaseFile,
} from './office.ts';

/** The short form runs with every test; nightly sets MODEL_RUNS=100000. */
const numRuns = Number(process.env['MODEL_RUNS'] ?? 1000);
const commandsPerRun = 60;

const starts = ['收集', '研判', '回应', '重大回应', '快速回应', '已发布', '评估'] as const;
const start = constantFrom(...starts);

/** Random walks rarely get far: some begin further on. */
function openAt(at: (typeof starts)[number]): CaseFile {
  const file = openFile();
  switch (at) {
    case '收集':
      return file;
    case '研判':
      return toJudgment(file);
    case '回应':
      return toAnswer(toJudgment(file));
    case '重大回应':
      file.give(people.analyst, grave);
      return toAnswer(toJudgment(file), '重大');
    case '快速回应':
      file.give(people.officeHead, lead);
      file.give(people.officeHead, grave);
      file.give(people.officeHead, { kind: 'fast-track', reason: '险情紧急' });
      return toAnswer(file, '重大');
    case '已发布':
      toPublished(toAnswer(toJudgment(file)));
      return file;
    case '评估':
      return toEvaluation(file);
  }
}

describe('any sequence of commands, by anybody, at any time', () => {
  it(
    `holds the invariants I1–I4 and I6–I18 (${numRuns} runs)`,
    () => {
      const reached = new Set<string>();
      const answered = new Set<string>();
      assert(
        property(start, array(move, { minLength: 10, maxLength: commandsPerRun }), (at, moves) => {
          const file = openAt(at);
          for (const next of moves) {
            for (const { actor, command } of interpret(file, next)) {
              const before = file.case;
              const beforeText = JSON.stringify(before);
              const decision = file.attempt(actor, command);
              checkStep({ before, beforeText, actor, command, decision, file });
              reached.add(file.case.stage);
              answered.add(decision.kind === 'refused' ? decision.reason : command.kind);
            }
          }
          checkHistory(file);
          expect(replay(file.history), 'I4: the document is the fold of its events').toStrictEqual(
            file.case,
          );
          expect(caseSchema.safeParse(file.case).error).toBeUndefined();
        }),
        { numRuns, ...(process.env['MODEL_SEED'] && { seed: Number(process.env['MODEL_SEED']) }) },
      );
      if (numRuns >= 1000) expect([...reached].sort()).toEqual([...stages].sort());
      if (process.env['MODEL_REPORT']) console.log([...answered].sort().join(' '));
    },
    numRuns * 400,
  );
});
