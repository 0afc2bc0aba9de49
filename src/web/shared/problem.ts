/** A refusal of the server in its own words (RFC 9457), or a server that did not answer. */
export class Problem extends Error {
  /** A stable word to switch on, e.g. `version-conflict`; `unreachable` when no answer came. */
  readonly type: string;
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly title: string;
  /** Every fact of the answer, such as `currentVersion` on a conflict. */
  readonly facts: Record<string, unknown>;

  constructor(facts: Record<string, unknown>, status: number) {
    super(textOf(facts['detail'], ''));
    this.facts = facts;
    this.status = status;
    this.type = textOf(facts['type'], 'internal');
    this.title = textOf(facts['title'], String(status));
  }
}

/** The problem in what was thrown; an error of our own code is thrown on. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  throw thrown;
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
