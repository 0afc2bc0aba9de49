import type { CaseCommand } from '../../shared/case-command.ts';
import type { FieldError } from '../../shared/fields.tsx';
import type { Say } from '../../shared/words.ts';
import type { judgeWords } from '../../words/case-judge.ts';

export const severities = ['特别重大', '重大', '较大', '一般'] as const;
export const truths = ['属实', '部分属实', '不属实', '待查证'] as const;
export const dispositions = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const;

interface DeterminationFields {
  severity: string;
  truth: string;
  /** Codes separated by spaces. */
  dispositions: string;
  form: string;
  channel: string;
  spokesperson: string;
  noReferralReason: string;
}

/** The command that the form asks for, or everything that is missing. */
export function determinationOf(
  fields: DeterminationFields,
  say: Say<keyof typeof judgeWords.zh>,
): { command: CaseCommand } | { errors: FieldError[] } {
  const severity = severities.find((one) => one === fields.severity);
  const truth = truths.find((one) => one === fields.truth);
  const chosen = dispositions.filter((one) => fields.dispositions.split(' ').includes(one));
  const { form, channel, spokesperson, noReferralReason } = fields;
  const missing = (fieldId: string, isMissing: boolean, word: Parameters<typeof say>[0]) =>
    isMissing ? [{ fieldId, message: say(word) }] : [];
  const errors = [
    ...missing('severity', !severity, 'needSeverity'),
    ...missing('truth', !truth, 'needTruth'),
    ...missing('dispositions', chosen.length === 0, 'needDispositions'),
    ...missing('form', form.trim() === '', 'needForm'),
    ...missing('channel', channel.trim() === '', 'needChannel'),
    ...missing('spokesperson', spokesperson.trim() === '', 'needSpokesperson'),
  ];
  if (!severity || !truth || errors.length > 0) return { errors };
  const judgment = {
    truth,
    dispositions: chosen,
    plan: { form, channel, spokesperson },
    ...(chosen.includes('D6') && noReferralReason.trim() !== '' ? { noReferralReason } : {}),
  };
  return { command: { kind: 'determine', severity, judgment } };
}
