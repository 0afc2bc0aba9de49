import type { Block } from './blocks.ts';

const labels = [
  '索引号',
  '文号',
  '发文字号',
  '发布机构',
  '发文机关',
  '发文单位',
  '发布单位',
  '信息索引号',
  '文件编号',
  '公开属性',
  '公开方式',
  '公开范围',
  '公开形式',
  '公开责任部门',
  '主题分类',
  '组配分类',
  '信息分类',
  '体裁分类',
  '成文日期',
  '发布日期',
  '发文日期',
  '生成日期',
  '公开日期',
  '生效日期',
  '废止日期',
  '有效性',
  '时效性',
  '主题词',
  '名称',
  '标题',
];

const spaced = labels.map((label) => label.split('').join('\\s{0,4}'));
const label = new RegExp(`^[\\s【[]*(${spaced.join('|')})\\s*[】\\]]?\\s*[:：]\\s*`);
const bareLabel = new RegExp(`^[\\s【[]*(${spaced.join('|')})[】\\]]?$`);
/** 发文字号 is the 文号, 发文机关 the 发布机构: one word each for whoever reads the table. */
const sameAs: Record<string, string> = {
  发文字号: '文号',
  发文机关: '发布机构',
  发文单位: '发布机构',
  发布单位: '发布机构',
  信息索引号: '索引号',
  文件编号: '文号',
  公开属性: '公开方式',
};

/**
 * The index table of a government page, label → value: 索引号, 文号, 发布机构, 公开方式 and their kin.
 * `undefined` unless at least two of them stand there, one of them an index or document number or its issuer.
 */
export function indexFields(blocks: readonly Block[]): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (let at = 0; at < blocks.length; at++) {
    for (const [name, value] of fieldsIn(blocks[at]?.text ?? '', blocks[at + 1]?.text ?? '')) {
      const key = sameAs[name] ?? name;
      if (value !== '' && value.length <= 120) found[key] ??= value;
    }
  }
  const isIndex = '索引号' in found || '文号' in found || '发布机构' in found;
  return isIndex && Object.keys(found).length >= 2 ? found : undefined;
}

function* fieldsIn(text: string, next: string): Generator<[string, string]> {
  if (text.length > 600) return;
  const isAlone = bareLabel.exec(text);
  if (isAlone?.[1] && !label.test(next)) {
    // an empty cell stands before the next field's label
    if (bareLabel.test(next)) return;
    yield [isAlone[1].replace(/\s/g, ''), next.trim()];
    return;
  }
  for (const part of text.split(/\n|\s(?=[^\s:：]{2,8}\s?[:：])/)) {
    const match = label.exec(part);
    if (!match?.[1]) continue;
    const value = part.slice(match[0].length).trim();
    const isNextValue = value === '' && part === text && !label.test(next) && !bareLabel.test(next);
    yield [match[1].replace(/\s/g, ''), isNextValue ? next.trim() : value];
  }
}
