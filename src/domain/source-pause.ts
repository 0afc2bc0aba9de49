import { z } from 'zod';
import { personSchema, roleNames, type Actor, type Role } from './actor.ts';
import type { OfficeEvent } from './office-event.ts';
import type { Source } from './source.ts';
import { instantSchema, type Instant } from './time.ts';

export const pauseSchema = z.strictObject({
  at: instantSchema,
  by: personSchema,
  reason: z.string(),
});
export type Pause = z.infer<typeof pauseSchema>;

/** Whether a source is paused 暂停 while the office runs; the configuration stays as it is. */
export interface SourceSwitch {
  /** The source's. */
  id: string;
  version: number;
  pause?: Pause;
}

/** Why a source is not paused or resumed, in a sentence that says what would be right. */
export interface PauseRefused {
  kind: 'refused';
  reason: 'not-permitted' | 'source-missing' | 'source-off' | 'source-unchanged';
  message: string;
}

/** Who answers for what is collected. */
export const pauseRoles: readonly Role[] = ['coordinator', 'office-head', 'system-admin'];

/** Whether the person may pause and resume sources. */
export function mayPause({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.some((role) => pauseRoles.includes(role));
}

/** The source paused or collected again, with the line for the office's audit; or why not. */
export function switchSource(
  source: Pick<Source, 'id' | 'enabled'>,
  before: SourceSwitch | undefined,
  {
    isPaused,
    reason,
    actor,
    now,
  }: { isPaused: boolean; reason: string; actor: Actor; now: Instant },
): { kind: 'switched'; after: SourceSwitch; event: OfficeEvent } | PauseRefused {
  if (!source.enabled)
    return refusePause('source-off', '此来源在配置中没有启用，请在 config/sources 中启用');
  if (isPaused === (before?.pause !== undefined))
    return refusePause('source-unchanged', isPaused ? '此来源已经暂停' : '此来源没有暂停');
  const by = { id: actor.id, name: actor.name };
  const version = (before?.version ?? 0) + 1;
  const { id } = source;
  return {
    kind: 'switched',
    after: { id, version, ...(isPaused && { pause: { at: now, by, reason } }) },
    event: {
      id: `source/${id}/${version}`,
      at: now,
      by,
      kind: isPaused ? 'source-paused' : 'source-resumed',
      subject: id,
      ...(before?.pause && { before: { reason: before.pause.reason } }),
      after: { reason },
    },
  };
}

/** A refusal of a pause, or of its end. */
export function refusePause(reason: PauseRefused['reason'], message: string): PauseRefused {
  return { kind: 'refused', reason, message };
}

/** The refusal that names who may. */
export function refuseKeeper(): PauseRefused {
  const names = pauseRoles.map((role) => roleNames[role]).join('、');
  return refusePause('not-permitted', `来源须由${names}暂停或恢复`);
}
