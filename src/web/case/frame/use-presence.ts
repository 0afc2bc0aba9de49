import { useCallback, useEffect, useRef, useState } from 'react';
import { call, type Reply } from '../../shared/api.ts';
import { useLive, type Changes } from '../../shared/live.ts';
import { problemOf } from '../../shared/problem.ts';

type Others = Reply<'POST /api/cases/:id/presence'>['others'];

const repeatMs = 15_000;
/** Whoever typed within this time is editing. */
const editingMs = 60_000;

/** Who else has the case open; `noteTyping` says that the reader is writing in it. */
export function usePresence(id: string): { others: Others; noteTyping: () => void } {
  const [others, setOthers] = useState<Others>([]);
  const typedAt = useRef(-Infinity);
  const note = useCallback(() => {
    const isEditing = performance.now() - typedAt.current < editingMs;
    const body = { activity: isEditing ? ('editing' as const) : ('viewing' as const) };
    call('POST /api/cases/:id/presence', { params: { id }, body }).then(
      (reply) => setOthers(reply.others),
      // who else is here is a courtesy: without an answer nobody is named
      (error: unknown) => {
        problemOf(error);
        setOthers([]);
      },
    );
  }, [id]);
  useEffect(() => {
    note();
    const repeating = window.setInterval(note, repeatMs);
    return () => {
      window.clearInterval(repeating);
      call('DELETE /api/cases/:id/presence', { params: { id } }).catch(problemOf);
    };
  }, [id, note]);
  useLive(
    useCallback(
      (changes: Changes) => {
        const isHere =
          changes.kind === 'changed' &&
          changes.changes.some(({ topic, key }) => topic === 'presence' && key === id);
        if (isHere) note();
      },
      [id, note],
    ),
  );
  const noteTyping = useCallback(() => {
    const wasEditing = performance.now() - typedAt.current < editingMs;
    typedAt.current = performance.now();
    if (!wasEditing) note();
  }, [note]);
  return { others, noteTyping };
}
