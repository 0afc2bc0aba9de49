import type { Reply } from '../shared/api.ts';

export type Watch = Reply<'GET /api/watches'>['watches'][number];

const shanghaiMs = 8 * 3_600_000;

/** The instant that `YYYY-MM-DDTHH:mm` means in Asia/Shanghai; `undefined` when it means none. */
export function fromWall(text: string): number | undefined {
  const instant = Date.parse(`${text}:00+08:00`);
  return Number.isNaN(instant) ? undefined : instant;
}

/** `YYYY-MM-DDTHH:mm` in Asia/Shanghai, as a field for date and time takes it. */
export function toWall(instant: number): string {
  return new Date(instant + shanghaiMs).toISOString().slice(0, 16);
}
