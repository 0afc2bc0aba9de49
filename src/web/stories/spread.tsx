import { useMemo } from 'react';
import { Chart, type ChartOption } from '../shared/chart.tsx';
import { tiers } from '../shared/tiers.ts';
import { minuteOf } from '../shared/time-words.ts';
import { spellInvisible, Told } from '../shared/told.tsx';
import { useWords, type Say } from '../shared/words.ts';
import { storiesWords } from '../words/stories.ts';
import { publicAt, takenFrom, type Appearance, type StoryPage } from './story.ts';

type SayStories = Say<keyof typeof storiesWords.zh>;

/** Time × kind of source; an arrow only where a text names a listed source as its origin. */
export function Spread({ page }: { page: StoryPage }) {
  const say = useWords(storiesWords);
  const lanes = tiers.map((tier) => say(tier)).join('\n');
  const kinds = `${say('original')}\n${say('repost')}`;
  const option = useMemo(
    () => optionOf(page, lanes.split('\n'), kinds.split('\n')),
    [page, lanes, kinds],
  );
  return (
    <section className="card stories-part">
      <Chart
        caption={say('spread')}
        option={option}
        columns={columnsOf(page, say)}
        rows={inTime(page)}
        keyOf={({ itemId }) => itemId}
      />
      <p className="quiet">{say('spreadHint')}</p>
    </section>
  );
}

function columnsOf(page: StoryPage, say: SayStories) {
  return [
    { head: say('published'), cell: (one: Appearance) => minuteOf(publicAt(one)), isNumber: true },
    { head: say('tier'), cell: ({ tier }: Appearance) => say(tier) },
    { head: say('source'), cell: ({ sourceName }: Appearance) => <Told>{sourceName}</Told> },
    {
      head: say('kind'),
      cell: ({ repostOf }: Appearance) => say(repostOf === undefined ? 'original' : 'repost'),
    },
    {
      head: say('origin'),
      cell: ({ itemId }: Appearance) => {
        const named = page.origins[itemId];
        return named === undefined ? say('none') : <Told>{named}</Told>;
      },
    },
  ];
}

function inTime({ story }: StoryPage): Appearance[] {
  return [...story.appearances].sort((a, b) => publicAt(a) - publicAt(b));
}

function optionOf(page: StoryPage, lanes: string[], kinds: string[]): ChartOption {
  const [original = '', repost = ''] = kinds;
  const texts = inTime(page);
  const placeOf = (one: Appearance) => [publicAt(one), tiers.indexOf(one.tier)];
  const marks = (isRepost: boolean) =>
    texts
      .filter(({ repostOf }) => (repostOf !== undefined) === isRepost)
      .map((one) => ({ name: spellInvisible(one.sourceName), value: placeOf(one) }));
  const arrows = texts.flatMap((one): [{ coord: number[] }, { coord: number[] }][] => {
    const from = takenFrom(one, page);
    return from === undefined ? [] : [[{ coord: placeOf(from) }, { coord: placeOf(one) }]];
  });
  return {
    trigger: 'item',
    grid: { left: 8, right: 24, top: 36, bottom: 8, outerBoundsMode: 'same' },
    legend: { top: 0, data: kinds },
    xAxis: {
      type: 'time',
      axisLabel: { formatter: (at: number) => minuteOf(at), hideOverlap: true },
    },
    yAxis: {
      type: 'category',
      data: lanes,
      inverse: true,
      splitLine: { show: true },
    },
    series: [
      {
        name: original,
        type: 'scatter',
        color: '#0b5cad',
        symbolSize: 14,
        tooltip: { formatter: tooltipOf },
        data: marks(false),
        markLine: {
          symbol: ['none', 'arrow'],
          silent: true,
          lineStyle: { color: '#595959', type: 'solid' },
          data: arrows,
        },
      },
      {
        name: repost,
        type: 'scatter',
        symbol: 'emptyCircle',
        color: '#874d00',
        symbolSize: 10,
        tooltip: { formatter: tooltipOf },
        data: marks(true),
      },
    ],
  };
}

function tooltipOf(mark: unknown): string {
  if (typeof mark !== 'object' || mark === null || !('name' in mark) || !('value' in mark))
    return '';
  const at: unknown = Array.isArray(mark.value) ? mark.value[0] : undefined;
  return `${String(mark.name)} ${typeof at === 'number' ? minuteOf(at) : ''}`;
}
