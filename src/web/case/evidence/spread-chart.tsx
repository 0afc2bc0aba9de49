import { useMemo } from 'react';
import { Chart, type ChartOption } from '../../shared/chart.tsx';
import { tiers } from '../../shared/tiers.ts';
import { minuteOf } from '../../shared/time-words.ts';
import { spellInvisible, Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { evidenceWords } from '../../words/case-evidence.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { spreadOf, type Appeared } from './spread.ts';

const [maxName, maxTitle] = [12, 40];

/** Where the matter appeared when, in a lane for each kind of source, with the first response beside it. */
export function SpreadChart() {
  const { page } = useCaseDesk();
  const say = useWords(evidenceWords);
  const code = useCodes(caseCodeWords);
  const { stories, items } = page;
  const appeared = useMemo(() => spreadOf({ stories, items }), [stories, items]);
  const response = page.case.publications
    .flatMap(({ state }) => (state.kind === 'confirmed' ? [state.at] : []))
    .sort((a, b) => a - b)[0];
  const unlisted = stories.reduce((sum, story) => sum + (story.unlisted?.count ?? 0), 0);
  const names = {
    lanes: tiers.map(code).toReversed(),
    originals: say('originals'),
    reposts: say('reposts'),
    firstResponse: say('firstResponse'),
  };
  const option = optionOf(appeared, response, names);
  return (
    <>
      <Chart
        caption={say('spread')}
        option={option}
        rows={appeared}
        keyOf={({ id }) => id}
        columns={[
          { head: say('when'), cell: ({ at }) => minuteOf(at), isNumber: true },
          { head: say('tier'), cell: ({ tier }) => code(tier) },
          { head: say('source'), cell: ({ source }) => <Told>{source}</Told> },
          { head: say('title'), cell: ({ title }) => <Told>{title}</Told> },
          {
            head: say('takenFrom'),
            cell: ({ takenFrom }) => takenFrom && <Told>{takenFrom.source}</Told>,
          },
        ]}
      />
      <p className="quiet">
        {say('spreadHint')} {unlisted > 0 && say('unlisted', { n: unlisted })}
      </p>
    </>
  );
}

function optionOf(
  appeared: readonly Appeared[],
  response: number | undefined,
  names: { lanes: string[]; originals: string; reposts: string; firstResponse: string },
): ChartOption {
  const laneOf = (tier: Appeared['tier']) => names.lanes.length - 1 - tiers.indexOf(tier);
  const points = (isRepost: boolean) =>
    appeared
      .filter((one) => one.isRepost === isRepost)
      .map((one) => ({
        name: spellInvisible(`${one.source} ${one.title}`).slice(0, maxTitle),
        value: [one.at, laneOf(one.tier)],
      }));
  const arrows = appeared.flatMap(({ takenFrom, at, tier }) =>
    takenFrom
      ? [
          [
            { coord: [takenFrom.at, laneOf(takenFrom.tier)] },
            { coord: [at, laneOf(tier)], symbol: 'arrow' },
          ] satisfies [object, object],
        ]
      : [],
  );
  const label = {
    show: appeared.length <= 12,
    position: 'top' as const,
    formatter: ({ name }: { name: string }) => name.split(' ')[0]?.slice(0, maxName) ?? '',
  };
  return {
    trigger: 'item',
    legend: { bottom: 0 },
    grid: { left: 90, right: 32, top: 28, bottom: 56 },
    xAxis: {
      type: 'time',
      boundaryGap: ['6%', '6%'],
      axisLabel: { formatter: (value: number) => minuteOf(value) },
    },
    yAxis: { type: 'category', data: names.lanes, splitLine: { show: true } },
    series: [
      {
        type: 'scatter',
        name: names.originals,
        symbolSize: 14,
        data: points(false),
        label,
        labelLayout: { hideOverlap: true },
        markLine: { symbol: ['none', 'arrow'], silent: true, data: arrows },
      },
      {
        type: 'scatter',
        name: names.reposts,
        symbol: 'emptyCircle',
        symbolSize: 10,
        data: points(true),
        label,
        labelLayout: { hideOverlap: true },
      },
      ...(response === undefined
        ? []
        : [
            {
              type: 'scatter' as const,
              name: names.firstResponse,
              symbol: 'diamond',
              symbolSize: 18,
              data: [{ name: names.firstResponse, value: [response, laneOf('official')] }],
              label: { ...label, show: true },
            },
          ]),
    ],
  };
}
