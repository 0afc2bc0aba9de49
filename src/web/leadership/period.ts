import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { serverNow } from '../shared/server-time.ts';

/** The periods that the cockpit offers, in days. */
export const periods = [7, 30, 90, 365] as const;
const usualDays = 30;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The period of the address in days, its beginning as the server is asked for it, and how to choose another. */
export function usePeriod(): {
  days: number;
  query: { from?: number };
  choose: (days: number) => void;
} {
  const search = useSearch();
  const [address, navigate] = useLocation();
  const asked = Number(new URLSearchParams(search).get('days'));
  const days = periods.find((one) => one === asked) ?? usualDays;
  const query = useMemo(() => queryOf(days), [days]);
  function choose(wanted: number): void {
    const named = new URLSearchParams(search);
    if (wanted === usualDays) named.delete('days');
    else named.set('days', String(wanted));
    navigate(named.size > 0 ? `${address}?${named.toString()}` : address, { replace: true });
  }
  return { days, query, choose };
}

/** From a full hour on, so that the same period is asked for in the same words. */
function queryOf(days: number): { from?: number } {
  if (days === usualDays) return {};
  return { from: Math.floor(serverNow() / hourMs) * hourMs - days * dayMs };
}
