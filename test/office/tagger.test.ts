import { expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/load.ts';
import { nextEdition } from '../../src/domain/profile-edition.ts';
import { openOfficeDeps } from '../../src/office/deps.ts';
import { openEmbedded } from '../../src/platform/embedded.ts';
import { itemWith } from '../support/item.ts';
import { openManualClock } from '../support/manual-clock.ts';

const actor = { id: 'leader', name: '罗遥', roles: ['leader' as const] };

it('suggests a department by the words of the edition in force', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'huiying-tagger-'));
  const config = { ...(await loadConfig('config/demo.yaml')), storage: { directory } };
  const clock = openManualClock(Date.parse('2026-11-22T02:00:00Z'));
  const platform = openEmbedded(config, { logLevel: 'silent', print: () => undefined, clock });
  const deps = await openOfficeDeps(platform, config);
  const item = itemWith({ title: '推广处的宣传片引发讨论', text: '网友对宣传片有不同看法。' });
  const suggested = async () => (await deps.tag(item)).owners.map(({ department }) => department);
  expect(await suggested()).not.toContain('tourism');

  const { profile } = config;
  const tourism = { id: 'tourism', name: '旅游推广处', aliases: ['推广处'], duties: ['宣传片'] };
  const rules = { ...profile, departments: [...profile.departments, tourism] };
  const { edition } = nextEdition(profile, rules, { actor, now: clock.now(), reason: '机构调整' });
  await platform.documents.profileEditions.save(edition, 0);
  await deps.followProfile();
  expect(await suggested()).toContain('tourism');

  await platform.close();
  await rm(directory, { recursive: true });
});
