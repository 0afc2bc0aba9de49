import type { Input, Reply } from '../shared/api.ts';

export type Cockpit = Reply<'GET /api/cockpit'>;
export type FigureName = NonNullable<
  NonNullable<Input<'GET /api/cockpit/cases'>['query']>['figure']
>;

/** One figure whose list can be opened; `of` says which promise, stage, department or priority. */
export interface Figure {
  name: FigureName;
  of?: string | undefined;
}

const names: readonly FigureName[] = [
  'promise',
  'open',
  'overdue',
  'to-sign',
  'stage',
  'department',
  'priority',
];

/** The figure whose list the address asks for; `undefined` when it asks for none. */
export function figureOf(search: string): Figure | undefined {
  const named = new URLSearchParams(search);
  const name = names.find((one) => one === named.get('figure'));
  return name && { name, of: named.get('of') ?? undefined };
}

/** The address of a figure's list on the cockpit, keeping the period. */
export function figureAddress(search: string, { name, of }: Figure): string {
  const named = new URLSearchParams(search);
  named.set('figure', name);
  if (of === undefined) named.delete('of');
  else named.set('of', of);
  return `/cockpit?${named.toString()}`;
}

/** The part of the address after `?` without any figure's list. */
export function withoutFigure(search: string): string {
  const named = new URLSearchParams(search);
  named.delete('figure');
  named.delete('of');
  return named.size > 0 ? `?${named.toString()}` : '';
}
