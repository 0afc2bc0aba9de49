// npm run crash [-- --kills 500 --seeds 20 --first 1]: the long form of `npm run test:crash`. Kills offices at random
// and at every failpoint, and prints what was lost, doubled or broken.
import { parseArgs } from 'node:util';
import { runCampaign, type Campaign, type Death } from './campaign.ts';
import { failpoints } from './failpoints.ts';

const killsPerCampaign = 20;
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    seeds: { type: 'string', default: '20' },
    minutes: { type: 'string', default: '60' },
    first: { type: 'string', default: '1' },
  },
});
const endsAt = Date.now() + Number(values.minutes) * 60_000;

const randomOnly = Array.from(
  { length: Math.ceil(Number(values.kills) / killsPerCampaign) },
  (): Death[] => Array.from({ length: killsPerCampaign }, () => ({ kind: 'random' })),
);
const atFailpoints = Array.from({ length: Number(values.seeds) }, (): Death[] =>
  failpoints.map((point) => ({ kind: 'failpoint', point })),
);
const total = { random: 0, failpoint: 0, unreached: 0, lost: 0, doubled: 0, broken: 0 };
const seen = { effects: 0, cases: 0, events: 0, notices: 0, items: 0, sentAgain: 0 };

// alternating, so that a run cut short by --minutes has some of both
const longest = Math.max(randomOnly.length, atFailpoints.length);
const campaigns = Array.from({ length: longest }, (_, n) => [
  randomOnly[n],
  atFailpoints[n],
]).flat();
for (const [index, deaths] of campaigns.entries()) {
  const seed = Number(values.first) + index;
  if (deaths === undefined || Date.now() > endsAt) continue;
  const campaign = await runCampaign(seed, deaths);
  add(campaign, deaths[0]?.kind ?? 'random');
  console.log(JSON.stringify({ seed, ...total, ...seen }));
}
if (total.lost + total.doubled + total.broken > 0) process.exitCode = 1;

function add({ verdict, kills, unreached }: Campaign, kind: Death['kind']): void {
  const { lost, doubled, broken, counts, sentAgain } = verdict;
  for (const [what, found] of Object.entries({ lost, doubled, broken, unreached }))
    if (found.length > 0) console.log(`${what}:\n  ${found.slice(0, 10).join('\n  ')}`);
  total[kind] += kills;
  total.unreached += unreached.length;
  total.lost += lost.length;
  total.doubled += doubled.length;
  total.broken += broken.length;
  seen.effects += counts.effects;
  seen.cases += counts.cases;
  seen.events += counts.events;
  seen.notices += counts.notices;
  seen.items += counts.items;
  seen.sentAgain += sentAgain;
}
