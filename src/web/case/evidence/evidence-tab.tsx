import { useMemo } from 'react';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { DialogButton } from '../../shared/dialog.tsx';
import { SpreadChart } from '../../shared/spread/spread-chart.tsx';
import { spreadOf } from '../../shared/spread/spread.ts';
import { Empty } from '../../shared/states.tsx';
import { useWords } from '../../shared/words.ts';
import { evidenceWords } from '../../words/case-evidence.ts';
import { ItemCard } from './item-card.tsx';
import { LinkForm } from './link-form.tsx';

/** 证据: how the matter spread, and every linked item with what it rests on. */
export function EvidenceTab() {
  const { page, may } = useCaseDesk();
  const say = useWords(evidenceWords);
  const { stories, items } = page;
  const appeared = useMemo(
    () =>
      spreadOf(
        stories.flatMap(({ appearances }) => appearances),
        Object.fromEntries(items.map(({ item }) => [item.id, item.origin])),
      ),
    [stories, items],
  );
  const responses = page.case.publications.flatMap(({ state }) =>
    state.kind === 'confirmed' ? [state.at] : [],
  );
  if (items.length === 0 && stories.length === 0) return <Empty title={say('none')} />;
  return (
    <div className="case-main">
      <section className="card">
        <SpreadChart
          appeared={appeared}
          respondedAt={responses.length > 0 ? Math.min(...responses) : undefined}
          unlisted={stories.reduce((sum, story) => sum + (story.unlisted?.count ?? 0), 0)}
        />
      </section>
      <div className="row">
        <h2>{say('items', { n: page.case.itemIds.length })}</h2>
        {may('add-items') && (
          <DialogButton label={say('link')}>{(close) => <LinkForm onDone={close} />}</DialogButton>
        )}
      </div>
      <div className="items">
        {items.map((tagged) => (
          <ItemCard key={tagged.item.id} tagged={tagged} />
        ))}
      </div>
    </div>
  );
}
