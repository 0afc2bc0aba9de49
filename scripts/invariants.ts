/** What holds for every case whatever happens, and the tests that hold it (under test/). */
export const invariants: readonly { id: string; holds: string; tests: readonly string[] }[] = [
  {
    id: 'I1',
    holds: 'the stage follows only edges of the table; a refused command changes nothing',
    tests: ['domain/case/invariants.ts'],
  },
  {
    id: 'I2',
    holds: 'one version per accepted command; of two that expect the same one, one wins',
    tests: ['domain/case/invariants.ts', 'actions/case/world.test.ts'],
  },
  {
    id: 'I3',
    holds: 'exactly one lead department after 收集',
    tests: ['domain/case/invariants.ts'],
  },
  {
    id: 'I4',
    holds: 'the document is the fold of its events',
    tests: ['domain/case/model.test.ts', 'actions/case/world.test.ts'],
  },
  {
    id: 'I5',
    holds: 'an item is in at most one live case, and none is lost by merging and unmerging',
    tests: ['actions/case/world.test.ts'],
  },
  {
    id: 'I6',
    holds: 'nothing is published without all gates on that text, by two who did not draft it',
    tests: ['domain/case/invariants.ts'],
  },
  { id: 'I7', holds: '不予公开 is never published', tests: ['domain/case/invariants.ts'] },
  { id: 'I8', holds: '重大 and graver has C1, C2 and C5', tests: ['domain/case/invariants.ts'] },
  {
    id: 'I9',
    holds: 'when a clock is due follows from events and calendar alone',
    tests: ['domain/case/invariants.ts'],
  },
  {
    id: 'I10',
    holds: 'an hour clock never becomes due later, except by unmerging',
    tests: ['domain/case/invariants.ts'],
  },
  {
    id: 'I11',
    holds: 'a step fires at most once, and once due and live at least once',
    tests: ['domain/case/invariants.ts', 'actions/case/world.test.ts'],
  },
  {
    id: 'I12',
    holds: 'no step fires after stop, cancel or merge',
    tests: ['domain/case/invariants.ts'],
  },
  { id: 'I13', holds: 'breaches only become more', tests: ['domain/case/invariants.ts'] },
  {
    id: 'I14',
    holds: 'a clock that was stopped in time has no breach, one stopped late has',
    tests: ['domain/case/invariants.ts'],
  },
  {
    id: 'I15',
    holds: 'reassigning moves no C1–C5 or C7',
    tests: ['domain/case/invariants.ts'],
  },
  {
    id: 'I16',
    holds: 'D6 is archived only with a referral or the reason for none',
    tests: ['domain/case/invariants.ts'],
  },
  {
    id: 'I17',
    holds: 'the archive has no open gate, clock or unconcluded breach',
    tests: ['domain/case/invariants.ts'],
  },
  {
    id: 'I18',
    holds: 'who may do what is the same in API, screen and model',
    tests: ['domain/case/invariants.ts'],
  },
  {
    id: 'I19',
    holds: 'the time zone of the process changes nothing',
    tests: ['domain/case/time-zones.test.ts'],
  },
  {
    id: 'I20',
    holds: 'crashes give the state of some run without',
    tests: ['actions/case/world.test.ts'],
  },
  {
    id: 'I21',
    holds: 'the audit chain verifies, as long as the versions together',
    tests: ['adapters/sqlite/case-chain.test.ts'],
  },
  {
    id: 'I22',
    holds: 'topics that come twice or out of order lead to the same',
    tests: ['stages/redelivery.test.ts'],
  },
];
