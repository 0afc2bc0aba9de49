import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { decide } from '../../../src/domain/case/decide.ts';
import { policyProfileSchema } from '../../../src/domain/policy.ts';
import type { Severity } from '../../../src/domain/priority.ts';
import { contextOf, eight, hours, minutes, opening, people } from './office.ts';

const folder = join(import.meta.dirname, '../../../config/profiles');
const profiles = readdirSync(folder)
  .filter((file) => file !== 'demo.yaml')
  .map((file) => policyProfileSchema.parse(parse(readFileSync(join(folder, file), 'utf8'))));

/** The clocks of a case that opens with this severity, as hours from the first publication. */
function clocksOf(profile: (typeof profiles)[number], severity: Severity) {
  const context = contextOf(people.system, eight + minutes(30), { profile });
  const decision = decide(undefined, { ...opening, ...opened, severity }, context);
  if (decision.kind === 'refused') throw new Error(decision.message);
  return Object.fromEntries(
    decision.after.clocks.map(({ kind, dueAt }) => [kind, (dueAt - eight) / hours(1)]),
  );
}

const opened = { storyIds: ['s'], itemIds: ['i'], priorities: ['P4' as const], region: [] };

describe.each(profiles.map((profile) => [profile.id, profile] as const))(
  'the profile %s',
  (_, profile) => {
    it('demands authoritative information in 5 hours from 重大 up', () => {
      expect(clocksOf(profile, '重大')['C1']).toBe(5);
      expect(clocksOf(profile, '特别重大')['C1']).toBe(5);
    });

    it('demands an answer to everything else in 48 hours', () => {
      expect(clocksOf(profile, '一般')).toMatchObject({ C3: 48 });
      expect(clocksOf(profile, '较大')['C1']).toBeUndefined();
    });

    it('demands a press conference in 24 hours, by grade or by a person finding grave impact', () => {
      const rule = profile.obligations.find(({ clock }) => clock === 'C2');
      expect(rule?.within).toEqual({ hours: 24 });
      const isByGrade = rule?.when.graveImpact === undefined;
      expect(clocksOf(profile, '特别重大')['C2']).toBe(isByGrade ? 24 : undefined);
    });

    it('cites the clause that weighs evaluation, or says that its document gives no weight', () => {
      const expected =
        profile.id === 'shanxi-forestry'
          ? { weightPercent: 4, clause: '《山西省林业厅全面推进政务公开工作实施方案》六（五）' }
          : { unstated: expect.stringMatching(/未(载明|引用)/) };
      expect(profile.evaluation).toEqual(expected);
    });

    it('names a clause for every obligation', () => {
      expect(profile.obligations.every(({ clause }) => clause.length > 0)).toBe(true);
    });
  },
);
