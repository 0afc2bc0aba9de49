import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

/** A row in sight, with the px from the top of the page where it begins and ends. */
export interface PlacedRow {
  index: number;
  start: number;
  end: number;
}

/** Which rows of a long table are in sight of the page's own scrolling. */
export interface WindowRows {
  rows: PlacedRow[];
  /** Where the rows begin and end on the page, px. */
  top: number;
  bottom: number;
  /** Ref of each drawn row, which carries `data-index`: its true height replaces the estimate. */
  measure: (element: HTMLElement | null) => void;
  /** Scrolls as little as brings the row into sight, below what covers the top. */
  scrollTo: (index: number) => void;
}

/** Rows that are drawn beyond the edges, so that scrolling meets no gap. */
const overscanPx = 400;
const air = 24;

/** Places rows of estimated, then measured heights below `top`; `keep` is drawn wherever it stands. */
export function useWindowRows(table: {
  keys: readonly string[];
  estimate: (index: number) => number;
  top: number;
  coveredTop: () => number;
  keep: number;
}): WindowRows {
  const { keys, estimate, top, coveredTop, keep } = table;
  const heights = useRef(new Map<string, number>());
  const [measured, setMeasured] = useState(0);
  const [sight, setSight] = useState(() => sightNow());
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });

  const starts = useMemo(() => {
    const found = [top];
    for (const [index, key] of keys.entries()) {
      found.push((found[index] ?? 0) + (heights.current.get(key) ?? estimate(index)));
    }
    return found;
    // oxlint-disable-next-line react/exhaustive-deps -- `measured` tells that `heights` has changed
  }, [keys, estimate, top, measured]);

  useEffect(() => {
    const look = () => setSight((before) => (isNear(before) ? before : sightNow()));
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, []);

  const [watching] = useState(
    () =>
      new ResizeObserver((entries) => {
        const changed = entries.filter(({ target, borderBoxSize }) => {
          const key = keyOf(target, latest.current);
          const height = borderBoxSize[0]?.blockSize ?? 0;
          if (key === undefined || height === 0 || heights.current.get(key) === height)
            return false;
          heights.current.set(key, height);
          return true;
        });
        if (changed.length > 0) setMeasured((times) => times + 1);
      }),
  );
  useEffect(() => () => watching.disconnect(), [watching]);
  const measure = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      watching.observe(element);
      return () => watching.unobserve(element);
    },
    [watching],
  );
  const scrollTo = useCallback(
    (index: number) => {
      const [start = top, end = top] = [starts[index], starts[index + 1]];
      const above = window.scrollY + coveredTop();
      const below = window.scrollY + window.innerHeight - air;
      if (start < above) window.scrollTo(0, start - coveredTop());
      else if (end > below) window.scrollTo(0, end - window.innerHeight + air);
    },
    [starts, top, coveredTop],
  );

  const first = Math.max(0, indexAt(starts, sight.from - overscanPx));
  const last = Math.min(keys.length - 1, indexAt(starts, sight.to + overscanPx));
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_none, n) => first + n);
  if (keep >= 0 && keep < first) indexes.unshift(keep);
  else if (keep > last) indexes.push(keep);
  const rows = indexes.map((index) => ({
    index,
    start: starts[index] ?? top,
    end: starts[index + 1] ?? top,
  }));
  return { rows, top, bottom: starts.at(-1) ?? top, measure, scrollTo };
}

function sightNow() {
  return { from: window.scrollY, to: window.scrollY + window.innerHeight };
}

/** Whether so little was scrolled that the rows drawn beyond the edges still reach. */
function isNear({ from, to }: ReturnType<typeof sightNow>): boolean {
  const now = sightNow();
  const moved = Math.max(Math.abs(now.from - from), Math.abs(now.to - to));
  return moved < overscanPx / 4;
}

/** The row in which this px lies, by halving. */
function indexAt(starts: readonly number[], px: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= px) low = middle;
    else high = middle - 1;
  }
  return low;
}

function keyOf(element: Element, keys: readonly string[]): string | undefined {
  return keys[Number(element.getAttribute('data-index'))];
}
