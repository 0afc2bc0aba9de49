/** The colours of charts, as ECharts needs them; light as tokens.css, dark for the wall. */
export interface Palette {
  ink: string;
  line: string;
  accent: string;
  answer: string;
  before: string;
}

const light: Palette = {
  ink: '#1f1f1f',
  line: '#d9d9d9',
  accent: '#0b5cad',
  answer: '#a8071a',
  before: '#8c8c8c',
};
const dark: Palette = {
  ink: '#e8edf3',
  line: '#3b4a5c',
  accent: '#6db3ff',
  answer: '#ffb86b',
  before: '#93a1b3',
};

/** The colours for a light screen or for the wall. */
export function palette(isDark: boolean): Palette {
  return isDark ? dark : light;
}
