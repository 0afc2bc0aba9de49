import { useMemo } from 'react';
import { spreadWords } from '../../words/spread.ts';
import { Chart, type ChartOption } from '../chart.tsx';
import { tiers } from '../tiers.ts';
import { minuteOf } from '../time-words.ts';
import { spellInvisible, Told } from '../told.tsx';
import { useWords } from '../words.ts';
import type { Appeared } from './spread.ts';

const [maxName, maxTitle, maxLabels] = [12, 40, 12];

/** Where the matter appeared when, in a lane for each kind of source, with the first response beside it. */
export function SpreadChart(props: {
  appeared: readonly Appeared[];
  /** When the first response was seen on its official page. */
  respondedAt?: number | undefined;
  /** How many more reposts are not listed one by one. */
  unlisted: number;
}) {
  const { appeared, respondedAt, unlisted } = props;
  const say = useWords(spreadWords);
  const lanes = tiers.map((tier) => say(tier)).join('\n');
  const kinds = [say('originals'), say('reposts'), say('firstResponse')].join('\n');
  const option = useMemo(
    () => optionOf(appeared, respondedAt, { lanes: lanes.split('\n'), kinds: kinds.split('\n') }),
    [appeared, respondedAt, lanes, kinds],
  );
  return (
    <>
      <Chart
        caption={say('spread')}
        option={option}
        rows={appeared}
        keyOf={({ id }) => id}
        columns={[
          { head: say('when'), cell: ({ at }) => minuteOf(at), isNumber: true },
          { head: say('tier'), cell: ({ tier }) => say(tier) },
          { head: say('source'), cell: ({ source }) => <Told>{source}</Told> },
          { head: say('kind'), cell: ({ isRepost }) => say(isRepost ? 'repost' : 'original') },
          { head: say('title'), cell: ({ title }) => <Told>{title}</Told> },
          { head: say('takenFrom'), cell: (one) => <Origin one={one} /> },
        ]}
      />
      <p className="quiet">
        {say('hint')} {unlisted > 0 && say('unlisted', { n: unlisted })}
      </p>
    </>
  );
}

/** Whom the text names, and when the listed text of that source appeared. */
function Origin({ one: { named, takenFrom } }: { one: Appeared }) {
  const say = useWords(spreadWords);
  if (named === undefined) return '—';
  return (
    <>
      <Told>{named}</Told>{' '}
      <span className="quiet">{takenFrom ? minuteOf(takenFrom.at) : say('namedOnly')}</span>
    </>
  );
}

function optionOf(
  appeared: readonly Appeared[],
  respondedAt: number | undefined,
  { lanes, kinds }: { lanes: string[]; kinds: string[] },
): ChartOption {
  const [originals = '', reposts = '', firstResponse = ''] = kinds;
  const placeOf = ({ at, tier }: Pick<Appeared, 'at' | 'tier'>) => [at, tiers.indexOf(tier)];
  const marks = (isRepost: boolean) =>
    appeared
      .filter((one) => one.isRepost === isRepost)
      .map((one) => ({
        name: spellInvisible(`${one.source} ${one.title}`).slice(0, maxTitle),
        value: placeOf(one),
      }));
  const arrows = appeared.flatMap((one): [object, object][] =>
    one.takenFrom
      ? [[{ coord: placeOf(one.takenFrom) }, { coord: placeOf(one), symbol: 'arrow' }]]
      : [],
  );
  const label = {
    show: appeared.length <= maxLabels,
    position: 'top' as const,
    formatter: ({ name }: { name: string }) => name.split(' ')[0]?.slice(0, maxName) ?? '',
  };
  const common = { type: 'scatter' as const, label, labelLayout: { hideOverlap: true } };
  return {
    trigger: 'item',
    legend: { bottom: 0 },
    grid: { left: 8, right: 32, top: 28, bottom: 40, outerBoundsMode: 'same' },
    xAxis: {
      type: 'time',
      boundaryGap: ['6%', '6%'],
      axisLabel: { formatter: (at: number) => minuteOf(at), hideOverlap: true },
    },
    yAxis: { type: 'category', data: lanes, inverse: true, splitLine: { show: true } },
    series: [
      {
        ...common,
        name: originals,
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
        ...common,
        name: reposts,
        symbol: 'emptyCircle',
        color: '#874d00',
        symbolSize: 10,
        tooltip: { formatter: tooltipOf },
        data: marks(true),
      },
      ...(respondedAt === undefined
        ? []
        : [
            {
              ...common,
              name: firstResponse,
              symbol: 'diamond',
              color: '#135200',
              symbolSize: 18,
              label: { ...label, show: true },
              tooltip: { formatter: tooltipOf },
              data: [
                { name: firstResponse, value: placeOf({ at: respondedAt, tier: 'official' }) },
              ],
            },
          ]),
    ],
  };
}

function tooltipOf(mark: unknown): string {
  if (typeof mark !== 'object' || mark === null || !('name' in mark) || !('value' in mark))
    return '';
  const at: unknown = Array.isArray(mark.value) ? mark.value[0] : undefined;
  return `${String(mark.name)} ${typeof at === 'number' ? minuteOf(at) : ''}`;
}
