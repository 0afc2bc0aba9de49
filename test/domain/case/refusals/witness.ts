import type { Actor } from '../../../../src/domain/actor.ts';
import type { Command } from '../../../../src/domain/case/commands.ts';
import {
  draft,
  grave,
  lead,
  openFile,
  people,
  toAnswer,
  toJudgment,
  toSigned,
  type CaseFile,
} from '../office.ts';

/** A case, and a command on it that must be refused. */
export type Witness = () => readonly [CaseFile, Actor, Command];
/** By the row of the table and the reason for which it refuses. */
export type Witnesses = Readonly<Record<string, Witness>>;

/** The same case after what these people did. */
export function after(file: CaseFile, ...done: readonly (readonly [Actor, Command])[]): CaseFile {
  for (const [actor, command] of done) file.give(actor, command);
  return file;
}

export const led = () => after(openFile(), [people.coordinator, lead]);
export const judging = () => toJudgment(openFile());
export const answering = () => toAnswer(judging());
/** 重大, still in 收集. */
export const severe = () => after(led(), [people.analyst, grave]);

/** The newest draft as commands name it. */
export function newest(file: CaseFile): { draftId: string; draftHash: string } {
  const { id: draftId = '', hash: draftHash = '' } = file.case.drafts.at(-1) ?? {};
  return { draftId, draftHash };
}

/** In 回应 with one draft of the handler's. */
export const drafted = (command = draft) => after(answering(), [people.handler, command]);

/** In 回应 with one draft that all have signed. */
export function signed(command = draft): CaseFile {
  const file = answering();
  toSigned(file, command);
  return file;
}

/** In 回应, the draft sent to the channel. */
export function requested(): CaseFile {
  const file = signed();
  const publish = { kind: 'request-publish', ...newest(file), channel: '门户网站' } as const;
  return after(file, [people.publisher, publish]);
}

/** As often as a list may hold, or once more. */
export function times(count: number, of: (index: number) => readonly [Actor, Command]) {
  return Array.from({ length: count }, (_, index) => of(index + 1));
}
