import { serverNow } from '../shared/server-time.ts';
import { minuteOf } from '../shared/time-words.ts';
import { useWords } from '../shared/words.ts';
import { policyWords } from '../words/policies.ts';
import type { Policy } from './policy.ts';

/** When the policy is to be interpreted again, or since when it should have been. */
export function NextInterpretation({ policy }: { policy: Policy }) {
  const say = useWords(policyWords);
  const { interpretAgainAt: at } = policy;
  if (at === undefined) return say('none');
  return say(at < serverNow() ? 'nextLate' : 'nextBy', { t: minuteOf(at) });
}
