import type { RegisteredPolicy } from '../../domain/policy-register.ts';
import { segment } from '../segmentation/segment.ts';
import { namedDocuments } from './named-documents.ts';

/** By what a policy acts on its subject; more are added by hand. */
const measureWords = (
  '禁止 限制 限行 限购 限号 限期 暂停 取消 关停 停止 放开 开放 收费 免费 减免 免征 征收 调价 提高 降低 上调 下调 ' +
  '补贴 补助 奖励 资助 处罚 罚款 没收 延长 缩短 推迟 拆除 搬迁 征用 回收 淘汰 实名 摇号 预约 备案 审批 公示'
).split(' ');
/** What titles of documents say of any matter. */
const formalWords = new Set(
  (
    '通知 公告 通告 意见 办法 规定 条例 细则 方案 规划 计划 决定 措施 实施 试行 暂行 关于 印发 发布 公布 管理 工作 进一步 ' +
    '加强 促进 推进 推动 做好 全面 有关 若干 人民政府 办公厅 办公室 年度 支持 服务 发展 规范 问题 建设 本市 全市 全省'
  ).split(' '),
);
const shortName = /简称[:：]?\s?[“"「《]([^“”"「」《》\n]{2,30})[”"」》]/gu;
const nameAtMost = 100;
const wordsAtMost = 8;
const numbersAtMost = 3;
const readAtMost = 20_000;

/**
 * A register entry as a policy's page suggests it, for a person to look through: the name of the document, the short
 * names that it gives itself, document numbers, words of its name that the text repeats, and what it does.
 */
export function proposePolicy(page: { title: string; text: string }): RegisteredPolicy {
  const title = page.title.trim();
  const text = page.text.slice(0, readAtMost);
  const documents = [...namedDocuments('title', title), ...namedDocuments('text', text)];
  const isNumber = ({ rule }: { rule: string }) => rule === 'policies/document-number';
  const named = documents.find((one) => one.field === 'title' && !isNumber(one))?.text ?? title;
  const name = named.replace(/[《》]/gu, '').slice(0, nameAtMost);
  return {
    name,
    aliases: each([...text.matchAll(shortName)].flatMap(([, alias]) => alias ?? [])),
    numbers: each(documents.filter(isNumber).map((one) => one.text)).slice(0, numbersAtMost),
    entities: subjectsOf(name, text.replaceAll(name, '')),
    measures: mostFrequent(measureWords, title + text, 1),
  };
}

/** What the text repeats of the name: words and runs of them, none of which only stands within a longer one. */
function subjectsOf(name: string, text: string): string[] {
  const words = segment(name);
  const runs = words.flatMap((_, from) =>
    words.slice(from).map((_, more) => words.slice(from, from + more + 1)),
  );
  const isSubject = (word: string) =>
    /^[\u4e00-\u9fff]+$/u.test(word) && !formalWords.has(word) && !measureWords.includes(word);
  const subjects = each(runs.filter((run) => run.every(isSubject)).map((run) => run.join('')));
  const repeated = mostFrequent(
    subjects.filter((subject) => subject.length > 1),
    text,
    2,
  );
  return repeated.filter(
    (subject) =>
      !repeated.some(
        (longer) =>
          longer !== subject &&
          longer.includes(subject) &&
          timesIn(text, longer) === timesIn(text, subject),
      ),
  );
}

/** The words that stand in the text so often at least, the most frequent first. */
function mostFrequent(words: readonly string[], text: string, atLeast: number): string[] {
  return words
    .map((word) => ({ word, times: timesIn(text, word) }))
    .filter(({ times }) => times >= atLeast)
    .sort((a, b) => b.times - a.times)
    .slice(0, wordsAtMost)
    .map(({ word }) => word);
}

function timesIn(text: string, word: string): number {
  return text.split(word).length - 1;
}

function each(words: readonly string[]): string[] {
  return [...new Set(words)];
}
