import type { AskedCommand } from '../../shared/command-form/command-form.tsx';
import { need } from '../../shared/need.ts';
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
): AskedCommand {
  const severity = severities.find((one) => one === fields.severity);
  const truth = truths.find((one) => one === fields.truth);
  const chosen = dispositions.filter((one) => fields.dispositions.split(' ').includes(one));
  const { form, channel, spokesperson, noReferralReason } = fields;
  const errors = [
    ...need('severity', severity !== undefined, say('needSeverity')),
    ...need('truth', truth !== undefined, say('needTruth')),
    ...need('dispositions', chosen.length > 0, say('needDispositions')),
    ...need('form', form.trim() !== '', say('needForm')),
    ...need('channel', channel.trim() !== '', say('needChannel')),
    ...need('spokesperson', spokesperson.trim() !== '', say('needSpokesperson')),
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
