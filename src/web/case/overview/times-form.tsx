import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { Select, TextArea, TextField } from '../../shared/fields.tsx';
import { useLabel } from '../../shared/label.ts';
import { need } from '../../shared/need.ts';
import { useUnsentText } from '../../shared/unsent-text.ts';
import { useWords } from '../../shared/words.ts';
import { caseActionWords } from '../../words/case-actions.ts';
import { caseWords } from '../../words/case.ts';
import { fromWall, toWall } from '../frame/wall-time.ts';

const proofs = ['call', 'page', 'report', 'record', 'other'] as const;

/** When the matter occurred and became public, as it was found to be, with what shows it. */
export function TimesForm({ onDone }: { onDone: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(caseActionWords);
  const label = useLabel();
  const fact = useWords(caseWords);
  const { id: caseId, version: caseVersion, occurredAt, firstPublicAt } = page.case;
  const before = {
    occurred: occurredAt === undefined ? '' : toWall(occurredAt),
    public: toWall(firstPublicAt),
  };
  const place = { caseId, form: 'correct-times', caseVersion };
  const text = useUnsentText(place, { ...before, proof: '', reason: '' });
  const { fields } = text;
  const proof = proofs.find((one) => one === fields.proof);
  const occurred = fields.occurred === before.occurred ? undefined : fromWall(fields.occurred);
  const published = fields.public === before.public ? undefined : fromWall(fields.public);
  const isLater = (at: number | undefined, than: number | undefined) =>
    at !== undefined && than !== undefined && at > than;
  const errors = [
    ...need('occurred-at', !isLater(occurred, occurredAt), say('onlyEarlier')),
    ...need('public-at', !isLater(published, firstPublicAt), say('onlyEarlier')),
    ...need('occurred-at', occurred !== undefined || published !== undefined, say('unchanged')),
    ...need('times-proof', proof !== undefined, say('needProof')),
    ...need('times-reason', fields.reason.trim() !== '', say('needProofText')),
  ];
  const command = {
    kind: 'correct-times' as const,
    ...(occurred !== undefined && { occurredAt: occurred }),
    ...(published !== undefined && { firstPublicAt: published }),
    reason: label(proof ? say(`proof.${proof}`) : '') + fields.reason,
  };
  return (
    <CommandForm
      submit={say('correctTimes')}
      asked={errors.length > 0 ? { errors } : { command }}
      sides={[
        { name: fact('occurredAt'), mine: fields.occurred, current: before.occurred },
        { name: fact('firstPublicAt'), mine: fields.public, current: before.public },
      ]}
      text={text}
      foresees
      onDone={onDone}
    >
      <p className="quiet">{say('timesHint')}</p>
      <div className="fields-in-row">
        <TextField
          id="occurred-at"
          label={fact('occurredAt')}
          type="datetime-local"
          value={fields.occurred}
          onChange={(event) => text.set({ occurred: event.target.value })}
        />
        <TextField
          id="public-at"
          label={fact('firstPublicAt')}
          type="datetime-local"
          value={fields.public}
          onChange={(event) => text.set({ public: event.target.value })}
        />
      </div>
      <Select
        id="times-proof"
        label={say('proof')}
        value={fields.proof}
        onChange={(event) => text.set({ proof: event.target.value })}
      >
        <option value="">{say('choose')}</option>
        {proofs.map((one) => (
          <option key={one} value={one}>
            {say(`proof.${one}`)}
          </option>
        ))}
      </Select>
      <TextArea
        id="times-reason"
        label={say('proofText')}
        value={fields.reason}
        maxLength={1900}
        onChange={(event) => text.set({ reason: event.target.value })}
      />
    </CommandForm>
  );
}
