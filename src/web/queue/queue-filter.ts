import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { QueueFilter, QueueView } from '../../views/queue.ts';

export type { QueueFilter } from '../../views/queue.ts';

/** The views that every office has, in the order of the buttons. */
export const systemViews: readonly QueueView[] = [
  'all',
  'mine',
  'overdue',
  'hour',
  'unclaimed',
  'false',
  'consult',
];

/** The filter that stands in the address, and a function that changes it there. */
export function useQueueFilter(): [QueueFilter, (change: Partial<QueueFilter>) => void] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const filter = useMemo(() => filterOf(search), [search]);
  const change = useCallback(
    (wanted: Partial<QueueFilter>) => {
      const next = { ...filterOf(search), ...wanted };
      const address = addressOf(next);
      navigate(address === '' ? '/queue' : `/queue?${address}`, { replace: true });
    },
    [search, navigate],
  );
  return [filter, change];
}

/** The filter as the part of the address after `?`; empty for all cases by band. */
export function addressOf({ view, search, order }: QueueFilter): string {
  const named = new URLSearchParams();
  if (view !== 'all') named.set('view', view);
  if (search !== '') named.set('search', search);
  if (order !== 'bands') named.set('order', order);
  return named.toString();
}

/** The filter that a part of an address after `?` names; what it does not name is as for all cases. */
export function filterOf(search: string): QueueFilter {
  const named = new URLSearchParams(search);
  const view = systemViews.find((one) => one === named.get('view')) ?? 'all';
  const order = named.get('order') === 'deadline' ? 'deadline' : 'bands';
  return { view, order, search: named.get('search') ?? '' };
}
