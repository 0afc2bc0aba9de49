import { Link } from 'wouter';
import { Dialog } from '../shared/dialog.tsx';
import { queueKeyNames } from '../shared/queue-keys.ts';
import { useSettings } from '../shared/settings.ts';
import { useWords } from '../shared/words.ts';
import { queueKeyWords } from '../words/queue-keys.ts';
import { queueWords } from '../words/queue.ts';

/** Every key of the queue as the person has it, and the way to change them. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const say = useWords(queueWords);
  const keyWord = useWords(queueKeyWords);
  const { areKeysOn, keys } = useSettings();
  return (
    <Dialog title={say('keysTitle')} onClose={onClose}>
      {!areKeysOn && <p className="partial">{say('keysOff')}</p>}
      <dl className="key-list">
        {queueKeyNames.map((name) => (
          <div key={name}>
            <dt>
              <kbd>{keys[name] === ' ' ? say('space') : keys[name]}</kbd>
            </dt>
            <dd>{keyWord(name)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Link href="/settings">{say('changeKeys')}</Link>
      </p>
    </Dialog>
  );
}
