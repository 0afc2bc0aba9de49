import type { Config } from '../config/load.ts';
import type { Platform } from '../platform/platform.ts';
import { openFollowedProfile } from './profile-in-force.ts';
import { openFollowedSources } from './sources-in-force.ts';
import { openOfficeTagger } from './tagger.ts';

/**
 * The platform together with what the office decided: its profile, sources, calendar, routing and rubrics. Who runs
 * on calls `followProfile` and `followSources` at the start and every few seconds.
 */
export function officeDeps(platform: Platform, config: Config) {
  const { profile, sources, calendar, rubrics, deployment, stories } = config;
  const { routing } = config.notifications;
  // on one machine nothing has to be shared out
  const storyDivision = deployment === 'embedded' ? 'office' : stories.division;
  const followed = {
    ...openFollowedProfile(profile, platform),
    ...openFollowedSources(sources, platform),
  };
  return { ...platform, ...followed, calendar, rubrics, routing, storyDivision };
}

/** The same with its tagger: everything that the whole flow needs. */
export async function openOfficeDeps(platform: Platform, config: Config) {
  const deps = officeDeps(platform, config);
  const { profile } = deps;
  return { ...deps, tag: await openOfficeTagger({ ...config, profile }, platform) };
}
