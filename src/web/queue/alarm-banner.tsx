import { useEffect } from 'react';
import type { QueueRow } from '../../views/queue-row.ts';
import { useSettings } from '../shared/settings.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { queueWords } from '../words/queue.ts';

/** The one interruption: a new matter of the gravest kind, or a deadline that has just been missed. */
export function AlarmBanner(props: {
  alarms: readonly QueueRow[];
  onDismiss: () => void;
  onSee: () => void;
}) {
  const { alarms, onDismiss, onSee } = props;
  const say = useWords(queueWords);
  const { isSoundOn } = useSettings();
  const isRung = isSoundOn && alarms.length > 0;
  useEffect(() => {
    if (isRung) void import('../shared/tone.ts').then(({ soundTone }) => soundTone());
  }, [isRung, alarms]);
  if (alarms.length === 0) return null;
  const titles = alarms.map(({ number, title }) => `${number} ${title.slice(0, 40)}`).join('；');
  return (
    <div className="alarm-banner" role="alert">
      <span className="sentence">
        ▲ <Told>{say('alarm', { n: alarms.length, titles })}</Told>
      </span>
      <button
        type="button"
        onClick={() => {
          onSee();
          onDismiss();
        }}
      >
        {say('see')}
      </button>
      <button type="button" onClick={onDismiss}>
        {say('dismissAlarm')}
      </button>
    </div>
  );
}
