import type { Priority } from '../domain/priority.ts';

/** What the adviser holds to be true of a text, with the words of the text that it rests on, as it quotes them. */
export interface AdviserClaim {
  priority: Priority;
  quote: string;
}

export type Advice =
  | {
      kind: 'advice';
      /** The model that was asked. */
      model: string;
      claims: readonly AdviserClaim[];
    }
  /** Nothing to go by: not asked because of a limit, no answer in time, or one that makes no sense. */
  | { kind: 'silent'; model: string; reason: string };

/** A language model whose word is advice: what it says is checked, and a person decides. */
export interface Adviser {
  /** Answers within the time that the office allows; never rejects. */
  advise(text: { title: string; text: string }): Promise<Advice>;
}
