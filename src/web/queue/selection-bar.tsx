import { useWords } from '../shared/words.ts';
import { queueActionWords } from '../words/queue-actions.ts';
import { queueWords } from '../words/queue.ts';
import type { CaseActions } from './use-case-actions.tsx';

const actions = [
  ['claim', 'a'],
  ['consult', 'c'],
  ['merge', 'm'],
  ['escalate', 'e'],
  ['dismiss', 'd'],
] as const;

/** Stands in the place of the filters while cases are selected, so that nothing moves. */
export function SelectionBar(props: { count: number; actions: CaseActions; onClear: () => void }) {
  const say = useWords(queueWords);
  const word = useWords(queueActionWords);
  return (
    <div className="queue-bar" role="toolbar" aria-label={say('selected', { n: props.count })}>
      <strong className="number">{say('selected', { n: props.count })}</strong>
      {actions.map(([kind, key]) => (
        <button key={kind} type="button" onClick={() => props.actions.start(kind)}>
          {word(kind)} <kbd>{key}</kbd>
        </button>
      ))}
      <button type="button" onClick={props.onClear}>
        {say('clearSelection')}
      </button>
    </div>
  );
}
