import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/sources/shared/article.ts';
import { fromIso } from '../../../src/domain/time.ts';

const now = fromIso('2026-11-21T12:00:00+08:00') ?? 0;
const at = (iso: string) => fromIso(iso);
const read = (html: string) =>
  extractArticle({ html, url: 'https://www.qingchuan.example/lyb/1.html', now });

const question = '石桥镇河西路路灯坏了两个月，晚上孩子放学看不清路，请问什么时候能修好？';
const answer = '您好，河西路路灯线路老化，我局已安排施工队，预计本月底前全部修复，感谢您的监督。';

describe('a message board of a government site', () => {
  it('reads question, reply, replying unit and both times from a table', () => {
    const cells = [
      ['来信标题', '河西路路灯'],
      ['来信人', '林**'],
      ['来信时间', '2026-05-03 09:12'],
      ['来信内容', question],
      ['回复单位', '青川市城市管理局'],
      ['回复时间', '2026-05-06 16:40'],
      ['回复内容', answer],
      ['满意度', '满意'],
    ];
    const rows = cells.map(([label, value]) => `<tr><th>${label}：</th><td>${value}</td></tr>`);
    const page = read(`<title>河西路路灯什么时候能修好</title><table>${rows.join('')}</table>`);
    expect(page.board).toEqual({
      question,
      askedAt: at('2026-05-03T09:12:00+08:00'),
      replies: [{ text: answer, unit: '青川市城市管理局', at: at('2026-05-06T16:40:00+08:00') }],
    });
    expect(page.text).toBe(`${question}\n${answer}`);
    expect(page.publishedAt).toBe(at('2026-05-03T09:12:00+08:00'));
  });

  it('reads several fields of one line, and paragraphs of a reply up to the foot', () => {
    const page = read(
      `<h1>路灯</h1><p>留言编号：1203 留言时间：2026年5月3日 办理状态：已办结</p>
       <p>【留言内容】${question}</p><p>【答复内容】${answer}</p><p>咨询电话见门户网站。</p>
       <p>答复单位：青川市城市管理局 答复日期：2026-05-06</p><p>上一条：供水问题</p>`,
    );
    expect(page.board?.replies).toEqual([
      {
        text: `${answer}\n咨询电话见门户网站。`,
        unit: '青川市城市管理局',
        at: at('2026-05-06T00:00:00+08:00'),
      },
    ]);
    expect(page.publishedPrecision).toBe('day');
  });

  it('keeps several replies apart, each with its own unit', () => {
    const page = read(
      `<h1>路灯</h1><p>问题内容：${question}</p><p>青川市城市管理局回复：${answer}</p>
       <p>石桥镇人民政府答复：已现场核实。</p>`,
    );
    expect(page.board?.replies).toEqual([
      { text: answer, unit: '青川市城市管理局' },
      { text: '已现场核实。', unit: '石桥镇人民政府' },
    ]);
  });

  it('knows a question that nobody has answered yet', () => {
    const page = read(`<h1>路灯</h1><p>咨询时间：2026-05-03 09:12</p><p>咨询内容：${question}</p>`);
    expect(page.board).toEqual({
      question,
      askedAt: at('2026-05-03T09:12:00+08:00'),
      replies: [],
    });
  });

  it('is titled by its letter, not by the mailbox, however that is labelled', () => {
    const about = ['信件标题：北街停水', '【咨询标题】北街停水', '来信主题</p><p>北街停水'];
    for (const line of about) {
      const page = read(
        `<title>镇长信箱</title><p>${line}</p><p>来信内容：${question}</p><p>回复内容：${answer}</p>`,
      );
      expect(page.title).toBe('北街停水');
    }
  });

  it('knows unit and time in the line that opens a reply', () => {
    const page = read(
      `<h1>路灯坏了</h1><p>留言内容：</p><p>${question}</p><div>官方回复</div><div>青川市城市管理局 2026-05-06 16:40</div><p>${answer}</p>`,
    );
    expect(page.board?.replies).toEqual([
      { text: answer, unit: '青川市城市管理局', at: at('2026-05-06T16:40:00+08:00') },
    ]);
  });

  it('takes no article for a board, though it quotes a reply', () => {
    const page = read(
      `<h1>路灯修好了</h1><p>${answer.repeat(4)}</p><p>办理结果：全部修复。</p><p>市城管局回复：属实。</p>`,
    );
    expect(page.board).toBeUndefined();
  });

  it('never throws, whatever stands where', () => {
    const piece = fc.constantFrom(
      '来信内容：',
      '回复内容',
      '回复单位：',
      '回复时间：x',
      '甲局回复：',
      question,
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { board } = read(pieces.map((text) => `<p>${text}</p>`).join(''));
        expect(board?.replies.every(({ text }) => text !== '') ?? true).toBe(true);
      }),
    );
  });
});
