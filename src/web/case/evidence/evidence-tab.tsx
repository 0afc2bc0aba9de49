import { Empty } from '../../shared/states.tsx';
import { useWords } from '../../shared/words.ts';
import { evidenceWords } from '../../words/case-evidence.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { ItemCard } from './item-card.tsx';
import { SpreadChart } from './spread-chart.tsx';

/** 证据: how the matter spread, and every linked item with what it rests on. */
export function EvidenceTab() {
  const { page } = useCaseDesk();
  const say = useWords(evidenceWords);
  if (page.items.length === 0 && page.stories.length === 0) return <Empty title={say('none')} />;
  return (
    <div className="case-main">
      <section className="card">
        <SpreadChart />
      </section>
      <h2>{say('items', { n: page.case.itemIds.length })}</h2>
      <div className="items">
        {page.items.map((tagged) => (
          <ItemCard key={tagged.item.id} tagged={tagged} />
        ))}
      </div>
    </div>
  );
}
