import { Dialog } from '../shared/dialog.tsx';
import { Checkbox } from '../shared/fields.tsx';
import { useWords } from '../shared/words.ts';
import { queueWords } from '../words/queue.ts';

const keys = [
  ['k / j', 'move'],
  ['Enter / o', 'open'],
  ['Space', 'preview'],
  ['x', 'select'],
  ['a', 'claim'],
  ['c', 'consult'],
  ['m', 'merge'],
  ['d', 'dismiss'],
  ['e', 'escalate'],
  ['s', 'remind'],
  ['.', 'load'],
  ['/', 'search'],
  ['z', 'undo'],
  ['g', 'go'],
  ['?', 'help'],
] as const;

/** Every key of the queue, and the switch that turns them off. */
export function KeyHelp(props: {
  areOn: boolean;
  onSwitch: (areOn: boolean) => void;
  onClose: () => void;
}) {
  const say = useWords(queueWords);
  return (
    <Dialog title={say('keysTitle')} onClose={props.onClose}>
      <dl className="key-list">
        {keys.map(([key, word]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(`key.${word}`)}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label={say('keysOn')}
        checked={props.areOn}
        onChange={(event) => props.onSwitch(event.target.checked)}
      />
    </Dialog>
  );
}
