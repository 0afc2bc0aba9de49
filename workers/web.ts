import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { ExecuteDeps } from '../src/actions/case/execute.ts';
import { openServer, type Server } from '../src/api/server.ts';
import type { ServerDeps } from '../src/api/serving.ts';
import { roleNames } from '../src/domain/actor.ts';
import type { Config } from '../src/config/load.ts';
import { checkRules } from '../src/config/profile-draft.ts';
import type { FollowedSources } from '../src/office/sources-in-force.ts';
import type { Platform } from '../src/platform/platform.ts';
import { cockpitDocx } from '../src/reports/cockpit-docx.ts';
import { cockpitXlsx } from '../src/reports/cockpit-xlsx.ts';
import { referralDocx } from '../src/reports/referral.ts';
import { proposePolicy } from '../src/understanding/tagging/propose-policy.ts';
import { tryRule } from '../src/understanding/tagging/try-rule.ts';
import { dryRun } from '../src/understanding/topics/dry-run.ts';
import { topicFault } from '../src/understanding/topics/parse-topic.ts';

/** From the sources dist/ stands beside workers/, in a build workers/ stands inside it. */
const builtWeb = import.meta.url.endsWith('.ts') ? '../dist/web' : '../web';
const version = '0.1.0';

/** Serves the HTTP interface and the page of the office. */
export function openWeb(
  platform: Platform,
  config: Config,
  deps: ExecuteDeps &
    FollowedSources &
    Pick<ServerDeps, 'followProfile' | 'resetDemo' | 'storyDivision'>,
  webFolder = fileURLToPath(new URL(builtWeb, import.meta.url)),
): Promise<Server> {
  const { office, profile, access, time, sources, server, lexicon } = config;
  const accounts = access.users.map(({ tokenSha256, ...actor }) => ({ tokenSha256, actor }));
  return openServer(
    {
      ...platform,
      ...deps,
      configuredProfile: profile,
      checkRules,
      faultOf: topicFault,
      tryTopic: dryRun,
      lexicon,
      tryRule,
      proposePolicy,
      referralLetter: referralDocx,
      cockpitReports: { docx: cockpitDocx, xlsx: cockpitXlsx },
      // copies of one group would share the changes instead of each hearing all
      changesGroup: `web-${randomUUID()}`,
      configuredSources: sources,
      accounts,
      version,
      webFolder,
      office: {
        name: office.name,
        profile: profile.name,
        acceleration: time.acceleration,
        isDemo: access.demo,
        // a demonstration's tokens are no secrets: they stand in the shipped configuration's comments
        roleCards: access.demo
          ? access.users.map(({ id, name, roles }) => ({
              name,
              title: roles.map((role) => roleNames[role]).join('、'),
              token: `demo-${id}`,
            }))
          : [],
      },
    },
    server,
  );
}
