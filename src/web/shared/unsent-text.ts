import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from './api.ts';
import { readKept, writeKept, type KeptText } from './kept-text.ts';
import { problemOf } from './problem.ts';
import { serverNow } from './server-time.ts';
import { useVisit } from './session.ts';

export interface UnsentText<Names extends string> {
  fields: Record<Names, string>;
  set: (change: Partial<Record<Names, string>>) => void;
  /** When what stands here was kept last; absent while nothing was typed. */
  savedAt: number | undefined;
  /** When the text that was found on opening the form had been kept. */
  restoredAt: number | undefined;
  /** Whether the server has it too; otherwise it stands in this browser only. */
  isWithServer: boolean;
  /** Forgets what was typed: it was submitted, or given up. */
  clear: () => void;
}

interface Place {
  caseId: string;
  /** Which form of the case, e.g. `response-d1`. */
  form: string;
  caseVersion: number;
}

const autosaveMs = 5000;

/**
 * The fields of a form that outlive a reload, another browser and the end of the session: kept here at every key,
 * with the server after five quiet seconds, apart for each person. `initial` stands while nothing was typed.
 */
export function useUnsentText<Names extends string>(
  { caseId, form, caseVersion }: Place,
  initial: Record<Names, string>,
): UnsentText<Names> {
  const { session } = useVisit();
  const key = `huiying-unsent ${session.id} ${caseId} ${form}`;
  const [kept, setKept] = useState(() => readKept(key));
  const [restoredAt, setRestoredAt] = useState(kept?.savedAt);
  const [isWithServer, setIsWithServer] = useState(true);
  const latest = useRef(kept);
  const flight = useRef<Promise<unknown>>(Promise.resolve());

  const adopt = useCallback((found: KeptText | undefined) => {
    latest.current = found;
    setKept(found);
    setRestoredAt(found?.savedAt);
  }, []);
  useEffect(() => {
    adopt(readKept(key));
    let isHere = true;
    void textWithServer(caseId, form).then((found) => {
      if (isHere && found && found.savedAt > (latest.current?.savedAt ?? 0)) adopt(found);
      return undefined;
    });
    return () => {
      isHere = false;
    };
  }, [key, caseId, form, adopt]);

  const send = useCallback(() => {
    const { current } = latest;
    if (!current) return;
    const { fields, caseVersion: version } = current;
    const params = { id: caseId, form };
    flight.current = call('PUT /api/cases/:id/unsent/:form', {
      params,
      body: { fields, caseVersion: version },
    }).then(
      () => setIsWithServer(latest.current === current || latest.current === undefined),
      (error: unknown) => {
        problemOf(error);
        setIsWithServer(false);
      },
    );
  }, [caseId, form]);
  const isDirty = kept !== undefined && kept.savedAt !== restoredAt;
  useEffect(() => {
    if (!isDirty) return undefined;
    const waiting = window.setTimeout(send, autosaveMs);
    return () => window.clearTimeout(waiting);
  }, [kept, isDirty, isWithServer, send]);

  const set = useCallback(
    (change: Partial<Record<Names, string>>) => {
      const before = latest.current;
      const given = Object.entries<string | undefined>(change).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      const next = {
        fields: { ...before?.fields, ...Object.fromEntries(given) },
        caseVersion: before?.caseVersion ?? caseVersion,
        savedAt: serverNow(),
      };
      latest.current = next;
      setKept(next);
      writeKept(key, next);
    },
    [key, caseVersion],
  );
  const clear = useCallback(() => {
    adopt(undefined);
    localStorage.removeItem(key);
    // after what is under way, or it would come back
    void flight.current.then(() =>
      call('DELETE /api/cases/:id/unsent/:form', { params: { id: caseId, form } }).catch(problemOf),
    );
  }, [adopt, key, caseId, form]);
  const fields = { ...initial, ...kept?.fields };
  return { fields, set, savedAt: kept?.savedAt, restoredAt, isWithServer, clear };
}

async function textWithServer(caseId: string, form: string): Promise<KeptText | undefined> {
  try {
    const { texts } = await call('GET /api/cases/:id/unsent', { params: { id: caseId } });
    return texts.find((text) => text.form === form);
  } catch (error) {
    problemOf(error);
    return undefined;
  }
}
