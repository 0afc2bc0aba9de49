import { useCallback, useLayoutEffect, useState } from 'react';

/** Where somebody is in the queue: the row with the focus, the rows they selected. */
export interface Reading {
  currentId: string | undefined;
  selected: ReadonlySet<string>;
  setCurrent: (id: string) => void;
  toggle: (id: string) => void;
  clearSelection: () => void;
  /** Moves the focus by so many rows; `isExtending` selects what it passes. */
  move: (step: 1 | -1, isExtending?: boolean) => void;
  /** Remembers on which pixel the current row stands, to put it back there when the order is drawn anew. */
  hold: () => void;
  /** What the table does once it is drawn. */
  errands: Errands;
}

interface Errands {
  /** The row whose link takes the focus. */
  focusId?: string | undefined;
  /** The row that goes back to this pixel. */
  held?: { id: string; top: number } | undefined;
}

/** The reader's place among the rows, in their order on the screen. */
export function useReading(ids: readonly string[]): Reading {
  const [currentId, setCurrentId] = useState<string>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [errands] = useState<Errands>({});

  const setCurrent = useCallback((id: string) => setCurrentId(id), []);
  const toggle = useCallback((id: string) => {
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  const clearSelection = useCallback(() => setSelected(new Set()), []);
  const move = useCallback(
    (step: 1 | -1, isExtending = false) => {
      const at = currentId === undefined ? -1 : ids.indexOf(currentId);
      const next = ids[Math.min(Math.max(at + step, 0), ids.length - 1)];
      if (next === undefined) return;
      const passed = currentId === undefined ? [next] : [currentId, next];
      if (isExtending) setSelected((before) => new Set([...before, ...passed]));
      errands.focusId = next;
      setCurrentId(next);
    },
    [ids, currentId, errands],
  );
  const hold = useCallback(() => {
    const link = currentId === undefined ? null : linkOf(currentId);
    if (link && currentId !== undefined) {
      errands.held = { id: currentId, top: link.getBoundingClientRect().top };
    }
  }, [currentId, errands]);
  return { currentId, selected, setCurrent, toggle, clearSelection, move, hold, errands };
}

/** Carries out what the reader asked for as soon as the rows are drawn: focus first, then the held pixel. */
export function useErrands(
  errands: Errands,
  { keys, scrollTo }: { keys: readonly string[]; scrollTo: (index: number) => void },
): void {
  useLayoutEffect(() => {
    const { focusId } = errands;
    if (focusId === undefined) return;
    errands.focusId = undefined;
    scrollTo(keys.indexOf(focusId));
    linkOf(focusId)?.focus({ preventScroll: true });
  });
  useLayoutEffect(() => {
    const { held } = errands;
    if (!held) return;
    errands.held = undefined;
    const link = linkOf(held.id);
    if (link) window.scrollBy(0, link.getBoundingClientRect().top - held.top);
  }, [keys, errands]);
}

function linkOf(id: string): HTMLElement | null {
  return document.querySelector(`[data-case="${CSS.escape(id)}"]`);
}
