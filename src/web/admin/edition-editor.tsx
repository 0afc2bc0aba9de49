import { useState, type ReactNode } from 'react';
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
import {
  dropDraft,
  editionDraftOf,
  keepDraft,
  keptDraft,
  type EditionDraft,
  type PartName,
  type Profile,
  type SentDraft,
} from './edition-draft.ts';
import { RulesDifference } from './rules-difference.tsx';
import { toWall } from './watch.ts';

type Trial = Reply<'POST /api/profile/trial'>;

/** How one part of the profile is drafted. */
export interface EditedPart<Part> {
  name: PartName;
  /** As it is now. */
  now: Part;
  isPart: (value: unknown) => value is Part;
  /** What can be said of the draft before the server looks at it. */
  faultsOf: (part: Part) => readonly FieldError[];
  sent: (part: Part) => Omit<SentDraft, 'effectiveFrom' | 'basis'>;
  /** The field of a place that the server found wrong, e.g. `obligations[2].within.hours`; else the day's. */
  fieldOf: (path: string) => string | undefined;
}

/** A draft of a part of the rules: changed, compared with what is in force, then applied with a reason. */
export function EditionEditor<Part>(props: {
  profile: Profile;
  edited: EditedPart<Part>;
  onApplied: () => void;
  onLeave: () => void;
  children: (part: Part, change: (part: Part) => void) => ReactNode;
}) {
  const { profile, edited, onApplied, onLeave, children } = props;
  const { version } = profile;
  const { name, now, isPart } = edited;
  const say = useWords(rulesWords);
  const [draft, setDraft] = useState<EditionDraft<Part>>(
    () =>
      keptDraft(name, version, isPart) ??
      editionDraftOf(profile, toWall(serverNow()).slice(0, 10), now),
  );
  const [trial, setTrial] = useState<Trial>();
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<Problem>();

  function change(changed: Partial<EditionDraft<Part>>): void {
    const next = { ...draft, ...changed };
    setDraft(next);
    keepDraft(name, version, next);
    // what was compared is not what would be applied any more
    setTrial(undefined);
  }

  async function attempt(found: readonly FieldError[], send: () => Promise<void>): Promise<void> {
    setProblem(undefined);
    setErrors(found);
    if (found.length > 0) return;
    try {
      await send();
    } catch (error) {
      const failed = problemOf(error);
      const faults = faultsIn(failed, edited.fieldOf);
      setErrors(faults);
      setProblem(faults.length > 0 ? undefined : failed);
    }
  }
  const sent = (): SentDraft => ({
    effectiveFrom: draft.effectiveFrom,
    basis: draft.basis.map((line) => line.trim()).filter((line) => line !== ''),
    ...edited.sent(draft.part),
  });
  const compare = () =>
    attempt([...dayFault(draft, say('needDate')), ...edited.faultsOf(draft.part)], async () =>
      setTrial(await call('POST /api/profile/trial', { body: { draft: sent() } })),
    );
  const noReason =
    reason.trim() === '' ? [{ fieldId: 'rules-reason', message: say('needReason') }] : [];
  const apply = () =>
    attempt(noReason, async () => {
      const body = { expectedVersion: version, reason, draft: sent() };
      const applied = await call('POST /api/profile', { body });
      dropDraft(name, version);
      toast(say('applied', { n: applied.version }));
      onApplied();
    });
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
        {children(draft.part, (part) => change({ part }))}
        <div className="row admin-part">
          <button type="button" className="primary" onClick={() => void compare()}>
            {say('compare')}
          </button>
          <button
            type="button"
            onClick={() => {
              dropDraft(name, version);
              onLeave();
            }}
          >
            {say('drop')}
          </button>
        </div>
        {trial && (
          <RulesDifference trial={trial} part={name} profile={profile}>
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

function dayFault({ effectiveFrom }: { effectiveFrom: string }, message: string): FieldError[] {
  return /^\d{4}-\d\d-\d\d$/.test(effectiveFrom) ? [] : [{ fieldId: 'rules-from', message }];
}

/** The faults that the server names, each at its field. */
function faultsIn({ facts }: Problem, fieldOf: EditedPart<unknown>['fieldOf']): FieldError[] {
  const { missing } = facts;
  if (!Array.isArray(missing)) return [];
  return missing.flatMap((fault: unknown) => {
    if (typeof fault !== 'object' || fault === null) return [];
    if (!('path' in fault) || !('message' in fault)) return [];
    const path = String(fault.path);
    const fieldId = fieldOf(path) ?? 'rules-from';
    return [{ fieldId, message: `${path}: ${String(fault.message)}` }];
  });
}
