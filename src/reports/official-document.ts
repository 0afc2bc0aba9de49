import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type IParagraphOptions,
} from 'docx';

/** Millimetres in twentieths of a point. */
const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);
const a4 = { width: twips(210), height: twips(297) };
const margin = {
  top: twips(37),
  bottom: twips(35),
  left: twips(28),
  right: twips(26),
};
// Half-points: 二号 is 22 pt, 三号 16 pt, 四号 14 pt, 小五 9 pt.
const size = { title: 44, body: 32, footer: 28, table: 18 };
const font = { title: '方正小标宋简体', body: '仿宋_GB2312', heading: '黑体', footer: '宋体' };
// 22 lines a page (GB/T 9704-2012, 5.2.2), and two characters of 三号 before each paragraph.
const line = { line: 29 * 20, lineRule: LineRuleType.EXACT };
const indentTwips = 2 * 16 * 20;

/** A document laid out by GB/T 9704-2012 (A4, 37/35/28/26 mm, page numbers `— 1 —`), as bytes of a docx file. */
export async function officialDocument(
  title: string,
  children: readonly FileChild[],
): Promise<Uint8Array> {
  const document = new Document({
    title: printable(title),
    creator: '',
    styles: { default: { document: { run: run(font.body, size.body) } } },
    sections: [
      {
        properties: { page: { size: a4, margin } },
        footers: { default: pageFooter() },
        children: [heading(title), ...children],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** 一级标题, such as `一、核实情况`. */
export function section(text: string): Paragraph {
  return paragraphOf(text, { indent: { firstLine: indentTwips } }, font.heading);
}

/** The text's paragraphs, each with two characters before it. */
export function prose(text: string): Paragraph[] {
  return text
    .split('\n')
    .filter((words) => words.trim() !== '')
    .map((words) => paragraphOf(words.trim(), { indent: { firstLine: indentTwips } }));
}

/** A line without indent: the addressee, a field to fill in. */
export function flush(text: string): Paragraph {
  return paragraphOf(text, {});
}

/** A line at the right: who signs, and the day. */
export function signed(text: string): Paragraph {
  return paragraphOf(text, { alignment: AlignmentType.RIGHT });
}

/** A second heading that begins a page of its own, such as that of a return slip. */
export function titledPage(text: string): Paragraph {
  return heading(text, true);
}

/** A ruled table; the widths are per cent, the first row repeats on each page. */
export function ruledTable(
  widths: readonly number[],
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Table {
  const rowOf = (cells: readonly string[], tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map((cell, index) => cellOf(cell, widths[index] ?? 0)),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [rowOf(head, true), ...rows.map((row) => rowOf(row, false))],
  });
}

function cellOf(text: string, widthPercent: number): TableCell {
  return new TableCell({
    width: { size: widthPercent, type: WidthType.PERCENTAGE },
    children: text
      .split('\n')
      .map((words) => new Paragraph({ children: [textRun(words, font.body, size.table)] })),
  });
}

function heading(text: string, pageBreakBefore = false): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    pageBreakBefore,
    spacing: { after: line.line },
    children: [textRun(text, font.title, size.title)],
  });
}

function paragraphOf(text: string, options: IParagraphOptions, face = font.body): Paragraph {
  return new Paragraph({
    spacing: line,
    ...options,
    children: [textRun(text, face, size.body)],
  });
}

function textRun(text: string, face: string, halfPoints: number): TextRun {
  return new TextRun({ text: printable(text), ...run(face, halfPoints) });
}

function run(face: string, halfPoints: number) {
  return {
    font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: face },
    size: halfPoints,
  };
}

function pageFooter(): Footer {
  const children = ['— ', PageNumber.CURRENT, ' —'];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children, ...run(font.footer, size.footer) })],
      }),
    ],
  });
}

/** Without what XML cannot hold and what turns or hides text: much of it comes from crawled pages. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]+/gu, ' ');
}
