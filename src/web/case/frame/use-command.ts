import { useState } from 'react';
import { giveCommand, type CaseCommand, type CommandOutcome } from '../../shared/case-command.ts';
import { toast } from '../../shared/toasts.tsx';
import { useWords } from '../../shared/words.ts';
import { caseWords } from '../../words/case.ts';
import { useCaseDesk } from './case-desk.ts';

/** A command that was not carried out: why, and in which version of the case it was given. */
export interface CommandFailure {
  outcome: Exclude<CommandOutcome, { kind: 'done' }>;
  command: CaseCommand;
  seenVersion: number;
}

export interface Commanding {
  /** Gives the command to the case as the person sees it; true when it was carried out. */
  give: (command: CaseCommand, what: string) => Promise<boolean>;
  /** What became of the latest command; nothing that was typed is touched by it. */
  failure: CommandFailure | undefined;
  isGiving: boolean;
}

/** Gives commands of one form, says when they are done and keeps why they are not. */
export function useCommand(): Commanding {
  const { page, reload } = useCaseDesk();
  const say = useWords(caseWords);
  const [failure, setFailure] = useState<CommandFailure>();
  const [isGiving, setIsGiving] = useState(false);
  const { id, version } = page.case;

  async function give(command: CaseCommand, what: string): Promise<boolean> {
    setIsGiving(true);
    const outcome = await giveCommand({ id, version }, command);
    setIsGiving(false);
    setFailure(outcome.kind === 'done' ? undefined : { outcome, command, seenVersion: version });
    if (outcome.kind !== 'refused') reload();
    if (outcome.kind === 'done') toast(say('done', { what }));
    return outcome.kind === 'done';
  }
  return { give, failure, isGiving };
}
