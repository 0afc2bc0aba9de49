import { expect, it } from 'vitest';
import { readers } from '../../../src/actions/migrate/hand-over-log.ts';
import { openPipeline } from '../../../src/pipeline.ts';
import { openManualClock } from '../../support/manual-clock.ts';
import { openOffice } from '../../support/office.ts';

it('hands over to every stage of the flow, and to no other', async () => {
  const office = await openOffice({ sources: [], allow: [], clock: openManualClock() });
  const stages = await openPipeline(office.deps);
  const reading = stages.map(({ name, reads }) => `${name} reads ${reads}`);
  const handed = readers.map(({ group, topic }) => `${group} reads ${topic}`);
  expect(handed.toSorted((a, b) => a.localeCompare(b))).toEqual(
    reading.toSorted((a, b) => a.localeCompare(b)),
  );
  await office.close();
});
