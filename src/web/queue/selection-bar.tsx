import { useWords } from '../shared/words.ts';
import { queueActionWords } from '../words/queue-actions.ts';
import { queueWords } from '../words/queue.ts';
import { useKeyHint } from './key-hint.ts';
import type { CaseActions } from './use-case-actions.tsx';

const actions = ['claim', 'consult', 'merge', 'escalate', 'dismiss'] as const;

/** Stands in the place of the filters while cases are selected, so that nothing moves. */
export function SelectionBar(props: { count: number; actions: CaseActions; onClear: () => void }) {
  const say = useWords(queueWords);
  const word = useWords(queueActionWords);
  const hint = useKeyHint();
  return (
    <div className="queue-bar" role="toolbar" aria-label={say('selected', { n: props.count })}>
      <strong className="number">{say('selected', { n: props.count })}</strong>
      {actions.map((kind) => (
        <button key={kind} type="button" onClick={() => props.actions.start(kind)}>
          {word(kind)} {hint(kind) && <kbd>{hint(kind)}</kbd>}
        </button>
      ))}
      <button type="button" onClick={props.onClear}>
        {say('clearSelection')}
      </button>
    </div>
  );
}
