// Where a process may be cut off: at both edges of each durable step, between a stage's work and its
// commit, and around the database's own transaction. All of these are calls of a port or of the driver,
// so they are armed from outside (driver.ts, and the ports below); the program itself carries none of them.
import type { Platform } from '../../src/platform/platform.ts';
import { points } from './driver.ts';

const appended = ['items', 'tagged-items', 'stories', 'case-events'];
const stages = [
  'item-to-tagged-item',
  'tagged-item-to-story',
  'story-to-case',
  'case-to-merge',
  'case-to-escalation',
];
const calls = [
  ...appended.map((topic) => `log.append ${topic}`),
  'items.put',
  'stories.put',
  'cases.nextNumber',
  'cases.save',
  'cases.passedOn',
  'caseAudit.signed',
  'checkpoints.append',
  'pages.putVisit',
  'pages.putSource',
  'blobs.keep',
  'notices.queue',
  'notices.markSent',
  'notices.claimDue',
  'notices.recordReceipt',
  'notifier.send',
  'database BEGIN',
  'database COMMIT',
];

/** Every point at which a process can be told to die. */
export const failpoints: readonly string[] = [
  ...calls.flatMap((call) => [`before ${call}`, `after ${call}`]),
  ...stages.map((stage) => `between work and commit of ${stage}`),
];

/** The platform, and the driver under it, of a process that is killed the `nth` time it comes to the point. */
export function armed(platform: Platform, point: string, nth: number): Platform {
  let left = nth;
  const strike = (reached: string): void => {
    if (reached !== point) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
  points.strike = strike;
  return {
    ...platform,
    log: {
      ...guarded('log', platform.log, strike),
      consume: (options, handle) =>
        platform.log.consume(options, async (batch) => {
          await handle(batch);
          strike(`between work and commit of ${options.group}`);
        }),
    },
    items: guarded('items', platform.items, strike),
    stories: guarded('stories', platform.stories, strike),
    cases: guarded('cases', platform.cases, strike),
    caseAudit: guarded('caseAudit', platform.caseAudit, strike),
    checkpoints: guarded('checkpoints', platform.checkpoints, strike),
    pages: guarded('pages', platform.pages, strike),
    blobs: guarded('blobs', platform.blobs, strike),
    notices: guarded('notices', platform.notices, strike),
    notifier: guarded('notifier', platform.notifier, strike),
  };
}

type Strike = (point: string) => void;

/** A copy of the port whose calls pass the two points around them. */
function guarded<Port extends object>(name: string, port: Port, strike: Strike): Port {
  const copy = { ...port };
  for (const [method, call] of Object.entries(port)) {
    if (typeof call !== 'function') continue;
    const guard = (...given: unknown[]): unknown => {
      const point = pointOf(`${name}.${method}`, given);
      strike(`before ${point}`);
      const outcome: unknown = Reflect.apply(call, port, given);
      if (!(outcome instanceof Promise)) return outcome;
      return outcome.then((result: unknown) => {
        strike(`after ${point}`);
        return result;
      });
    };
    Object.assign(copy, { [method]: guard });
  }
  return copy;
}

function pointOf(call: string, [records]: readonly unknown[]): string {
  if (call !== 'log.append' || !Array.isArray(records)) return call;
  return `${call} ${records[0]?.topic}`;
}
