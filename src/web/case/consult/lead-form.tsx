import { useState } from 'react';
import { ErrorSummary, Select, TextArea, type FieldError } from '../../shared/fields.tsx';
import { useDepartments, type DepartmentRef } from '../../shared/departments.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { consultWords } from '../../words/case-consult.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { DepartmentChoices } from '../frame/department-choices.tsx';
import { Facts } from '../frame/facts.tsx';
import { useCommand } from '../frame/use-command.ts';

const bases = ['属地管理', '分级负责', '谁主管谁负责', '垂直管理', '上级指定'] as const;

/** The department that answers first, on which basis; the coordinators name it. */
export function LeadCard() {
  const { page, may } = useCaseDesk();
  const say = useWords(consultWords);
  const code = useCodes(caseCodeWords);
  const { lead, coDepartments } = page.case;
  const [isOpen, setIsOpen] = useState(lead === undefined);
  return (
    <section className="card" aria-labelledby="lead">
      <h2 id="lead">{say('lead')}</h2>
      {lead ? (
        <Facts
          rows={[
            [say('department'), lead.department.name],
            [say('basis'), code(lead.basis)],
            [say('leadReason'), lead.reason],
            [say('coDepartments'), coDepartments.map(({ name }) => name).join('、')],
          ]}
        />
      ) : (
        <p>
          {say('leadMissing')} {!may('set-lead') && say('leadByOffice')}
        </p>
      )}
      {may('set-lead') && lead && !isOpen && (
        <button type="button" onClick={() => setIsOpen(true)}>
          {say('changeLead')}
        </button>
      )}
      {may('set-lead') && isOpen && <LeadForm onDone={() => setIsOpen(false)} />}
    </section>
  );
}

function LeadForm({ onDone }: { onDone: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(consultWords);
  const code = useCodes(caseCodeWords);
  const departments = useDepartments();
  const { give, failure, isGiving } = useCommand();
  const { lead, coDepartments } = page.case;
  const suggested = page.stories[0]?.owners[0]?.department;
  const [department, setDepartment] = useState(lead?.department.id ?? suggested ?? '');
  const [basis, setBasis] = useState<(typeof bases)[number]>(lead?.basis ?? '谁主管谁负责');
  const [reason, setReason] = useState(lead?.reason ?? page.stories[0]?.owners[0]?.reason ?? '');
  const [others, setOthers] = useState<readonly DepartmentRef[]>(coDepartments);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);

  async function submit(): Promise<void> {
    const named = departments.find(({ id }) => id === department);
    const found = [
      ...(named ? [] : [{ fieldId: 'lead-department', message: say('needDepartment') }]),
      ...(reason.trim() === '' ? [{ fieldId: 'lead-reason', message: say('needReason') }] : []),
    ];
    setErrors(found);
    if (!named || found.length > 0) return;
    const command = {
      kind: 'set-lead' as const,
      lead: { department: named, basis, reason },
      coDepartments: others.filter(({ id }) => id !== named.id),
    };
    if (await give(command, say('setLead'))) onDone();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorSummary errors={errors} />
      <CommandProblem failure={failure} onAgain={() => void submit()} />
      <Select
        id="lead-department"
        label={say('department')}
        value={department}
        onChange={(event) => setDepartment(event.target.value)}
      >
        <option value="">—</option>
        {departments.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        id="lead-basis"
        label={say('basis')}
        value={basis}
        onChange={(event) => setBasis(bases.find((one) => one === event.target.value) ?? basis)}
      >
        {bases.map((one) => (
          <option key={one} value={one}>
            {code(one)}
          </option>
        ))}
      </Select>
      <TextArea
        id="lead-reason"
        label={say('leadReason')}
        value={reason}
        maxLength={1000}
        rows={2}
        onChange={(event) => setReason(event.target.value)}
      />
      <DepartmentChoices
        id="co-departments"
        legend={say('coDepartments')}
        without={department}
        chosen={others}
        onChange={setOthers}
      />
      <button type="submit" className="primary" disabled={isGiving}>
        {say('setLead')}
      </button>
    </form>
  );
}
