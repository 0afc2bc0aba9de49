import { useState } from 'react';
import { call, type Reply } from '../shared/api.ts';
import {
  ErrorSummary,
  FieldErrors,
  TextArea,
  TextField,
  type FieldError,
} from '../shared/fields.tsx';
import { problemOf, type Problem } from '../shared/problem.ts';
import { serverNow } from '../shared/server-time.ts';
import { Failure } from '../shared/states.tsx';
import { toast } from '../shared/toasts.tsx';
import { useWords } from '../shared/words.ts';
import { rulesWords } from '../words/admin-rules.ts';
import { LadderEditor } from './ladder-editor.tsx';
import { ObligationEditor } from './obligation-editor.tsx';
import { RulesDifference } from './rules-difference.tsx';
import {
  draftOf,
  dropDraft,
  faultsOf,
  fieldOf,
  keepDraft,
  keptDraft,
  sentDraft,
  type RulesDraft,
} from './rules-draft.ts';
import { toWall } from './watch.ts';

type Trial = Reply<'POST /api/profile/trial'>;

/** A draft of the rules of time: changed, compared with what is in force, then applied with a reason. */
export function RulesEditor(props: {
  profile: Reply<'GET /api/profile'>['profile'];
  onApplied: () => void;
  onLeave: () => void;
}) {
  const { profile, onApplied, onLeave } = props;
  const { version } = profile;
  const say = useWords(rulesWords);
  const [draft, setDraft] = useState<RulesDraft>(
    () => keptDraft(version) ?? draftOf(profile, toWall(serverNow()).slice(0, 10)),
  );
  const [trial, setTrial] = useState<Trial>();
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<Problem>();

  function change(part: Partial<RulesDraft>): void {
    const next = { ...draft, ...part };
    setDraft(next);
    keepDraft(version, next);
    // what was compared is not what would be applied any more
    setTrial(undefined);
  }

  function fail(error: unknown): void {
    const failed = problemOf(error);
    const faults = faultsIn(failed);
    setErrors(faults);
    setProblem(faults.length > 0 ? undefined : failed);
  }

  async function compare(): Promise<void> {
    setProblem(undefined);
    const found = faultsOf(draft, say);
    setErrors(found);
    if (found.length > 0) return;
    try {
      setTrial(await call('POST /api/profile/trial', { body: { draft: sentDraft(draft) } }));
    } catch (error) {
      fail(error);
    }
  }

  async function apply(): Promise<void> {
    setProblem(undefined);
    const found =
      reason.trim() === '' ? [{ fieldId: 'rules-reason', message: say('needReason') }] : [];
    setErrors(found);
    if (found.length > 0) return;
    try {
      const body = { expectedVersion: version, reason, draft: sentDraft(draft) };
      const applied = await call('POST /api/profile', { body });
      dropDraft(version);
      toast(say('applied', { n: applied.version }));
      onApplied();
    } catch (error) {
      fail(error);
    }
  }
  return (
    <section className="admin-part" aria-labelledby="rules-editor">
      <h2 id="rules-editor">{say('draftTitle', { n: version + 1 })}</h2>
      <p className="quiet admin-hint">{say('draftHint')}</p>
      {problem && <Failure problem={problem} />}
      <ErrorSummary errors={errors} />
      <FieldErrors value={errors}>
        <TextField
          id="rules-from"
          type="date"
          label={say('effectiveFrom')}
          value={draft.effectiveFrom}
          onChange={({ target }) => change({ effectiveFrom: target.value })}
        />
        <TextArea
          id="rules-basis"
          label={say('basisLines')}
          rows={3}
          value={draft.basis.join('\n')}
          onChange={({ target }) => change({ basis: target.value.split('\n') })}
        />
        <ObligationEditor rules={draft.rules} onChange={(rules) => change({ rules })} />
        <h3>{say('ladder')}</h3>
        <LadderEditor steps={draft.steps} onChange={(steps) => change({ steps })} />
        <div className="row admin-part">
          <button type="button" className="primary" onClick={() => void compare()}>
            {say('compare')}
          </button>
          <button
            type="button"
            onClick={() => {
              dropDraft(version);
              onLeave();
            }}
          >
            {say('drop')}
          </button>
        </div>
        {trial && (
          <RulesDifference trial={trial}>
            <TextArea
              id="rules-reason"
              label={say('reason')}
              rows={2}
              maxLength={1000}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
            <button type="button" className="primary" onClick={() => void apply()}>
              {say('apply', { day: draft.effectiveFrom })}
            </button>
          </RulesDifference>
        )}
      </FieldErrors>
    </section>
  );
}

/** The faults that the server names, each at its field. */
function faultsIn({ facts }: Problem): FieldError[] {
  const { missing } = facts;
  if (facts['reason'] !== 'draft-wrong' || !Array.isArray(missing)) return [];
  return missing.flatMap((fault: unknown) => {
    if (typeof fault !== 'object' || fault === null) return [];
    if (!('path' in fault) || !('message' in fault)) return [];
    const path = String(fault.path);
    return [{ fieldId: fieldOf(path), message: `${path}: ${String(fault.message)}` }];
  });
}
