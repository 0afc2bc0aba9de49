import type { Config } from '../src/config/load.ts';
import type { PipelineDeps } from '../src/pipeline.ts';
import type { Platform } from '../src/platform/platform.ts';
import { openOfficeTagger } from './tagger.ts';

/** The platform together with what the office decided: its profile, calendar, tagger, routing and rubrics. */
export async function openOfficeDeps(
  platform: Platform,
  config: Config,
): Promise<Platform & PipelineDeps> {
  const { profile, calendar, rubrics } = config;
  const { routing } = config.notifications;
  return { ...platform, profile, calendar, rubrics, routing, tag: await openOfficeTagger(config) };
}
