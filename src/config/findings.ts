import { z } from 'zod';
import { nearestWord } from './nearest-word.ts';
import type { Finding, YamlPath } from './problem.ts';

type Checked<T> = { ok: true; value: T } | { ok: false; findings: Finding[] };

/** Checks a value against a schema and says all that is wrong with it in words that tell what would be right. */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Checked<z.infer<Schema>> {
  const parsed = schema.safeParse(value, { error: explainUnknownKeys });
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    findings: parsed.error.issues.flatMap((issue) => findingsOf(issue, value)),
  };
}

/** One line for each unknown key, while the schema and with it the known keys are at hand. */
function explainUnknownKeys(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const known = issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape) : [];
  return issue.keys.map((key) => unknownKey(key, known)).join('\n');
}

function unknownKey(key: string, known: readonly string[]): string {
  const nearest = nearestWord(key, known);
  return nearest === undefined
    ? `unknown key, expected one of ${known.join(', ')}`
    : `unknown key, did you mean "${nearest}"?`;
}

function findingsOf(issue: z.core.$ZodIssue, value: unknown): Finding[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split('\n');
    return issue.keys.map((key, i) => ({ path: [...path, key], message: messages[i] ?? '' }));
  }
  const branch = issue.code === 'invalid_union' ? likeliestBranch(issue) : undefined;
  if (branch) {
    return branch.flatMap((inner) =>
      findingsOf({ ...inner, path: [...issue.path, ...inner.path] }, value),
    );
  }
  const found = valueAt(value, path);
  const seen = found === undefined ? 'missing' : `got ${shown(found, path)}`;
  return [{ path, message: `${seen}, ${expectation(issue, found)}` }];
}

/** Of a union without words of its own, the alternative with the fewest complaints. */
function likeliestBranch(issue: z.core.$ZodIssueInvalidUnion) {
  if (issue.message.startsWith('expected')) return undefined;
  return issue.errors.toSorted((a, b) => a.length - b.length)[0];
}

function expectation(issue: z.core.$ZodIssue, found: unknown): string {
  if (issue.message.startsWith('expected')) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`;
    case 'invalid_value':
      return `expected ${oneOf(issue.values.map(String), found)}`;
    case 'too_small':
      return `expected ${measured(issue.origin)} of at least ${issue.minimum}`;
    case 'too_big':
      return `expected ${measured(issue.origin)} of at most ${issue.maximum}`;
    case 'invalid_format':
      return `expected ${issue.format === 'date' ? 'a date such as "2017-06-28"' : issue.format}`;
    case 'invalid_union':
      return 'options' in issue && issue.options
        ? `expected ${oneOf(issue.options.map(String), found)}`
        : issue.message;
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      break;
  }
  return issue.message;
}

function measured(origin: string): string {
  return origin === 'string' || origin === 'array' ? 'a length' : 'a number';
}

function oneOf(values: readonly string[], found: unknown): string {
  const nearest = typeof found === 'string' ? nearestWord(found, values) : undefined;
  const hint = nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
  return values.length === 1 ? `"${values[0]}"${hint}` : `one of ${values.join(', ')}${hint}`;
}

function valueAt(value: unknown, path: YamlPath): unknown {
  let found = value;
  for (const step of path) found = Object.getOwnPropertyDescriptor(Object(found), step)?.value;
  return found;
}

/** A value as JSON, cut short; never one that may be a secret pasted in the wrong place. */
function shown(value: unknown, path: YamlPath): string {
  if (path.some((step) => /token|secret|password/i.test(String(step)))) return 'a value not shown';
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
