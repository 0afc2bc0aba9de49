// The parts of ECharts that screens use, and no others: this file is loaded when the first chart is drawn.
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

register([BarChart, LineChart, ScatterChart, SVGRenderer]);
register([AriaComponent, GridComponent, LegendComponent, TooltipComponent]);
register([MarkLineComponent, MarkPointComponent]);

export { init };
