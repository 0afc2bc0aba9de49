import type { EChartsOption } from 'echarts';
import { useEffect, useRef, useState } from 'react';
import { sharedWords } from '../words/shared.ts';
import { Table, type Column } from './table.tsx';
import { useWords } from './words.ts';
import './chart.css';

/** What to draw; `trigger` says whether the tooltip tells of a mark or of all marks at its place on the axis. */
export type ChartOption = Omit<EChartsOption, 'tooltip'> & { trigger?: 'axis' | 'item' };

/**
 * A chart and its twin, a table of the same rows: a button shows the one or the other, print shows the table.
 * Tooltips are drawn as text, since the page allows no inline style in markup.
 */
export function Chart<Row>(props: {
  caption: string;
  option: ChartOption;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}) {
  const { caption, option, ...table } = props;
  const say = useWords(sharedWords);
  const [isTable, setIsTable] = useState(false);
  return (
    <figure className={isTable ? 'chart as-table' : 'chart'}>
      <figcaption className="row">
        <strong>{caption}</strong>
        <button type="button" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {say('showTable')}
        </button>
      </figcaption>
      <Drawing caption={caption} option={option} />
      <div className="chart-table">
        <Table caption={caption} {...table} />
      </div>
    </figure>
  );
}

function Drawing({ caption, option }: { caption: string; option: ChartOption }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return undefined;
    const leaving = new AbortController();
    void draw(place.current, option, leaving.signal);
    return () => leaving.abort();
  }, [option]);
  return <div ref={place} className="chart-drawing" role="img" aria-label={caption} />;
}

async function draw(place: HTMLElement, option: ChartOption, signal: AbortSignal): Promise<void> {
  const { init } = await import('./echarts.ts');
  if (signal.aborted) return;
  const chart = init(place, undefined, { renderer: 'svg' });
  const { trigger = 'axis', ...drawn } = option;
  chart.setOption({
    animation: false,
    // the caption stays its name: ECharts would write a description of its own over it
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    ...drawn,
    tooltip: { renderMode: 'richText', trigger },
  });
  const resizing = new ResizeObserver(() => chart.resize());
  resizing.observe(place);
  signal.addEventListener('abort', () => {
    resizing.disconnect();
    chart.dispose();
  });
}
