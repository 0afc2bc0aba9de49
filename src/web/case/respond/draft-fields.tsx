import { Checkbox, FieldSet, Select, TextArea, TextField } from '../../shared/fields.tsx';
import { useDepartments } from '../../shared/departments.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { caseWords } from '../../words/case.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { attributes, grounds, type DraftText } from './use-draft.ts';

/** What a draft consists of. */
export function DraftFields(props: { writing: DraftText; isReadOnly: boolean }) {
  const { writing, isReadOnly } = props;
  const { fields } = writing.text;
  const { edit } = writing;
  const say = useWords(respondWords);
  const choose = useWords(caseWords);
  const code = useCodes(caseCodeWords);
  const isExplained = fields.attribute === '依申请公开' || fields.attribute === '不予公开';
  return (
    <fieldset className="draft-fields" disabled={isReadOnly}>
      <legend className="visually-hidden">{say('drafts')}</legend>
      <TextField
        id="draft-title"
        label={say('draftTitle')}
        maxLength={200}
        value={fields.title}
        onChange={(event) => edit({ title: event.target.value })}
      />
      <TextArea
        id="draft-body"
        label={say('body')}
        rows={14}
        maxLength={20_000}
        value={fields.body}
        onChange={(event) => edit({ body: event.target.value })}
      />
      <p className="quiet number">{say('bodyCount', { n: fields.body.length })}</p>
      <Select
        id="draft-publicity"
        label={say('publicity')}
        value={fields.attribute}
        onChange={(event) => edit({ attribute: event.target.value })}
      >
        <option value="">{choose('choose')}</option>
        {attributes.map((one) => (
          <option key={one} value={one}>
            {code(one)}
          </option>
        ))}
      </Select>
      {fields.attribute === '不予公开' && (
        <Select
          id="draft-ground"
          label={say('ground')}
          value={fields.ground}
          onChange={(event) => edit({ ground: event.target.value })}
        >
          <option value="">{choose('choose')}</option>
          {grounds.map((one) => (
            <option key={one} value={one}>
              {code(one)}
            </option>
          ))}
        </Select>
      )}
      {isExplained && (
        <TextField
          id="draft-reason"
          label={say('publicityReason')}
          maxLength={500}
          value={fields.reason}
          onChange={(event) => edit({ reason: event.target.value })}
        />
      )}
      <ClosedBy writing={writing} />
      <CoSigners writing={writing} />
    </fieldset>
  );
}

function ClosedBy({ writing }: { writing: DraftText }) {
  const { page } = useCaseDesk();
  const say = useWords(respondWords);
  const code = useCodes(caseCodeWords);
  const offered = page.case.judgment?.dispositions ?? [];
  if (offered.length === 0) return null;
  return (
    <Choices
      legend={say('closes')}
      options={offered.map((one) => [one, code(one)])}
      chosen={writing.text.fields.closes}
      onChange={(closes) => writing.edit({ closes })}
    />
  );
}

function CoSigners({ writing }: { writing: DraftText }) {
  const { page } = useCaseDesk();
  const say = useWords(respondWords);
  const departments = useDepartments();
  const lead = page.case.lead?.department.id;
  const { coSigners } = writing.text.fields;
  const count = coSigners.split(' ').filter((one) => one !== '').length;
  return (
    <details open={count > 0}>
      <summary>
        {say('coSigners')} ({count})
      </summary>
      <Choices
        legend={say('coSigners')}
        options={departments.filter(({ id }) => id !== lead).map(({ id, name }) => [id, name])}
        chosen={coSigners}
        onChange={(next) => writing.edit({ coSigners: next })}
      />
    </details>
  );
}

/** Checkboxes whose chosen values stand in one field, separated by spaces. */
function Choices(props: {
  legend: string;
  options: readonly (readonly [value: string, label: string])[];
  chosen: string;
  onChange: (chosen: string) => void;
}) {
  const chosen = props.chosen.split(' ').filter((one) => one !== '');
  return (
    <FieldSet legend={props.legend}>
      <div className="choices">
        {props.options.map(([value, label]) => (
          <Checkbox
            key={value}
            label={<Told>{label}</Told>}
            checked={chosen.includes(value)}
            onChange={(event) => {
              const others = chosen.filter((one) => one !== value);
              props.onChange((event.target.checked ? [...others, value] : others).join(' '));
            }}
          />
        ))}
      </div>
    </FieldSet>
  );
}
