import { Link } from 'wouter';
import type { Reply } from '../shared/api.ts';
import { ClockName, ClockState } from '../shared/clock.tsx';
import { MergedInto } from '../shared/merged-into.tsx';
import { useResource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useCodes, useWords } from '../shared/words.ts';
import { clockWords } from '../words/clock.ts';
import { domainWords } from '../words/domain.ts';
import { queueWords } from '../words/queue.ts';
import { sharedWords } from '../words/shared.ts';

/** A look at a case beside the queue: the focus stays in the queue, j and k change what is looked at. */
export function Preview({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const say = useWords(queueWords);
  const shared = useWords(sharedWords);
  const page = useResource(
    'GET /api/cases/:id',
    { params: { id: caseId } },
    { refreshOn: ['case-events'] },
  );
  return (
    <aside className="queue-preview" aria-label={say('preview')}>
      <div className="row queue-preview-head">
        <Link href={`/cases/${caseId}`} className="button primary">
          {say('openCase')}
        </Link>
        <button type="button" onClick={onClose}>
          {shared('close')}
        </button>
      </div>
      <Shown resource={page}>{(reply) => <CaseAtAGlance page={reply} />}</Shown>
    </aside>
  );
}

function CaseAtAGlance({ page }: { page: Reply<'GET /api/cases/:id'> }) {
  const say = useWords(queueWords);
  const due = useWords(clockWords);
  const word = useCodes(domainWords);
  const { case: one, clocks, mergedInto, stories, items } = page;
  const shownClocks = clocks.filter(({ status }) => status !== 'merged');
  return (
    <>
      <h2 className="sentence">
        <Told>{one.title}</Told>
      </h2>
      <p className="quiet">
        {one.number} · {word(one.stage)}
      </p>
      <h3>{say('clocks')}</h3>
      {mergedInto && (
        <p>
          <MergedInto to={mergedInto} />
        </p>
      )}
      <ul className="queue-preview-clocks">
        {shownClocks.map((clock) => (
          <li key={clock.id}>
            <ClockState clock={clock} /> <ClockName clock={clock} />{' '}
            <span className="quiet">{due('due', { t: minuteOf(clock.dueAt) })}</span>
          </li>
        ))}
      </ul>
      <h3>{say('sources')}</h3>
      <ul>
        {stories
          .flatMap(({ appearances }) => appearances)
          .slice(0, maxSources)
          .map((appearance) => (
            <li key={appearance.itemId} className="sentence">
              <Told>{appearance.sourceName}</Told>{' '}
              <span className="quiet">{minuteOf(appearance.seenAt)}</span>{' '}
              <Told>{appearance.title}</Told>
            </li>
          ))}
      </ul>
      <h3>{say('evidence')}</h3>
      {items.slice(0, 1).map(({ item, tags }) => (
        <div key={item.id}>
          {tags.map((tag) => (
            <p key={tag.priority}>
              <span className="tag">{word(tag.priority)}</span>
              <Told>{[...new Set(tag.evidence.map(({ text }) => text))].join('、')}</Told>
            </p>
          ))}
          <p className="sentence quiet">
            <Told>{item.text.slice(0, maxText)}</Told>
          </p>
        </div>
      ))}
    </>
  );
}

const maxSources = 5;
const maxText = 400;
