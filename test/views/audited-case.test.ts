import { afterEach, beforeEach, expect, it } from 'vitest';
import { execute } from '../../src/actions/case/execute.ts';
import { callApi } from '../support/api-call.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

let office: ServedOffice;
const clock = openManualClock();
beforeEach(async () => {
  office = await serveOffice(clock);
});
afterEach(() => office.close());

it('tells from what to what an event changed the plain facts of a case, and nothing of its content', async () => {
  const opened = await office.open(storyOf('flood', clock.now(), { severity: '一般' }));
  const person = { id: 'analyst', name: '研判员·沈云舟', roles: ['analyst' as const] };
  await execute(office.deps, person, { caseId: opened.id, command: { kind: 'claim' } });
  const { body } = await callApi(office.server.url, `/api/audit/cases/${opened.id}`, {
    as: 'audit-admin',
  });
  const changed = Object.fromEntries(
    body.events.map(({ kind, changes }: { kind: string; changes: object[] }) => [kind, changes]),
  );
  expect(changed['case-opened']).toEqual([
    { field: 'stage', after: '收集' },
    { field: 'severity', after: '一般' },
    { field: 'priorities', after: 'P4' },
  ]);
  expect(changed['assigned']).toEqual([{ field: 'assignee', after: '研判员·沈云舟' }]);
  expect(changed['claimed']).toEqual([]);
  expect(JSON.stringify(body)).not.toContain(opened.title);
});
