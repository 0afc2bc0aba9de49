import { useState } from 'react';
import { call } from '../shared/api.ts';
import { Dialog } from '../shared/dialog.tsx';
import { problemOf, type Problem } from '../shared/problem.ts';
import { Failure } from '../shared/states.tsx';
import { useWords } from '../shared/words.ts';
import { demoResetWords } from '../words/demo-reset.ts';

type Asking = { kind: 'not' } | { kind: 'asked'; problem?: Problem } | { kind: 'waiting' };

const lookMs = 500;

/** Starts the demonstration over after asking, and enters the new one when it answers. */
export function DemoReset() {
  const say = useWords(demoResetWords);
  const [asking, setAsking] = useState<Asking>({ kind: 'not' });
  async function reset(): Promise<void> {
    setAsking({ kind: 'waiting' });
    try {
      await call('POST /api/demo/reset', {});
    } catch (error) {
      return setAsking({ kind: 'asked', problem: problemOf(error) });
    }
    lookForNew();
  }
  return (
    <>
      <button type="button" onClick={() => setAsking({ kind: 'asked' })}>
        {say('reset')}
      </button>
      {asking.kind !== 'not' && (
        <Dialog title={say('resetTitle')} onClose={() => setAsking({ kind: 'not' })}>
          {asking.kind === 'asked' && asking.problem && <Failure problem={asking.problem} />}
          <p role="status">{say(asking.kind === 'waiting' ? 'resetting' : 'resetHint')}</p>
          {asking.kind === 'asked' && (
            <button type="button" className="primary" onClick={() => void reset()}>
              {say('resetNow')}
            </button>
          )}
        </Dialog>
      )}
    </>
  );
}

/** Loads the page anew once a server answers that has never heard of this session. */
function lookForNew(): void {
  const look = async () => {
    if (await isNew()) location.assign('/');
    else lookForNew();
  };
  window.setTimeout(() => void look(), lookMs);
}

async function isNew(): Promise<boolean> {
  try {
    await call('GET /api/session', {});
    return false;
  } catch (error) {
    return problemOf(error).status === 401;
  }
}
