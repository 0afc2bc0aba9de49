import { addressOf } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { useLabel } from '../../shared/label.ts';
import { useResource } from '../../shared/resource.ts';
import { Shown } from '../../shared/states.tsx';
import { fullMinuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { ScrolledText } from '../frame/scrolled-text.tsx';
import { evidenceWords } from '../../words/case-evidence.ts';

/** The page as it was fetched: its words as text, its hash, its bytes only as a download. */
export function SnapshotDialog({ itemId, onClose }: { itemId: string; onClose: () => void }) {
  const say = useWords(evidenceWords);
  const label = useLabel();
  const params = { id: itemId };
  const snapshot = useResource('GET /api/items/:id/snapshot', { params });
  return (
    <Dialog title={say('snapshotTitle')} onClose={onClose}>
      <Shown resource={snapshot}>
        {({ hash, bytes, title, text, fetches }) => (
          <>
            {fetches.map(({ fetchedAt, finalUrl, status }) => (
              <p key={fetchedAt} className="sentence quiet">
                <Told>
                  {say('fetchedFrom', { t: fullMinuteOf(fetchedAt), url: finalUrl, status })}
                </Told>
              </p>
            ))}
            <p className="sentence quiet">
              {label(say('hash'))}
              <code className="hash">{hash}</code> · {say('bytes', { n: bytes })}
            </p>
            <h3 className="sentence">
              <Told>{title}</Told>
            </h3>
            <ScrolledText label={say('snapshotTitle')} text={text} />
            <a className="button" href={addressOf('/api/items/:id/snapshot/bytes', { params })}>
              {say('download')}
            </a>
          </>
        )}
      </Shown>
    </Dialog>
  );
}
