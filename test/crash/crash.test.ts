import { describe, expect, it } from 'vitest';
import { runCampaign, type Campaign, type Death } from '../../scripts/crash/campaign.ts';
import { failpoints } from '../../scripts/crash/failpoints.ts';

const timeoutMs = 180_000;
const at = (points: readonly string[]) =>
  points.map((point): Death => ({ kind: 'failpoint', point }));
const half = Math.ceil(failpoints.length / 2);
const nothing = { lost: [], doubled: [], broken: [], unreached: [] };

function trouble({ verdict: { lost, doubled, broken }, unreached }: Campaign) {
  return { lost, doubled, broken, unreached };
}

describe.concurrent(
  'an office killed under load loses nothing it acknowledged and does nothing twice',
  () => {
    it('killed at any time', { timeout: timeoutMs }, async () => {
      const random: Death = { kind: 'random' };
      const campaign = await runCampaign(1, [random, random, random, random, random, random]);
      expect(trouble(campaign)).toEqual(nothing);
      expect(campaign.verdict.counts.effects).toBeGreaterThan(100);
    });

    it.each([
      [2, failpoints.slice(0, half)],
      [3, failpoints.slice(half)],
    ])('killed at each failpoint, part %#', { timeout: timeoutMs }, async (seed, points) => {
      expect(trouble(await runCampaign(seed, at(points)))).toEqual(nothing);
    });
  },
);
