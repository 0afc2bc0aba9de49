import { useState } from 'react';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { Select, TextArea } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { useDepartments, type DepartmentRef } from '../../shared/departments.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { consultWords } from '../../words/case-consult.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { DepartmentChoices } from '../frame/department-choices.tsx';
import { Facts } from '../frame/facts.tsx';

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
  const { lead, coDepartments } = page.case;
  const suggested = page.stories[0]?.owners[0]?.department;
  const [department, setDepartment] = useState(lead?.department.id ?? suggested ?? '');
  const [basis, setBasis] = useState<(typeof bases)[number]>(lead?.basis ?? '谁主管谁负责');
  const [reason, setReason] = useState(lead?.reason ?? page.stories[0]?.owners[0]?.reason ?? '');
  const [others, setOthers] = useState<readonly DepartmentRef[]>(coDepartments);

  const named = departments.find(({ id }) => id === department);
  const errors = [
    ...need('lead-department', named !== undefined, say('needDepartment')),
    ...need('lead-reason', reason.trim() !== '', say('needReason')),
  ];
  const command = named && {
    kind: 'set-lead' as const,
    lead: { department: named, basis, reason },
    coDepartments: others.filter(({ id }) => id !== named.id),
  };
  return (
    <CommandForm
      submit={say('setLead')}
      asked={command && errors.length === 0 ? { command } : { errors }}
      sides={[
        {
          name: say('department'),
          mine: named?.name ?? '',
          current: lead?.department.name ?? '',
        },
      ]}
      onDone={onDone}
    >
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
    </CommandForm>
  );
}
