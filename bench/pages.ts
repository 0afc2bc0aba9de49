// Pages of made-up news for the benchmarks: each text of its own, 800 characters, seeded.

const subjects =
  '云岭省青川市文旅局 临溪县博物馆 省图书馆 青川古城景区 石桥镇政府 市公交公司 县医院 学校后勤处 供水公司 南湖社区 林场 市场监管所'.split(
    ' ',
  );
const acts =
  '昨日发布通告 表示将尽快整改 回应市民关切 公布调查进展 组织专家论证 开展安全检查 启动应急预案 公开征求意见 推进改造工程 举办惠民演出 调整开放时间 修订管理办法'.split(
    ' ',
  );
const things =
  '停车收费标准 老旧小区改造 景区门票预约 非遗传承补贴 夜间施工噪声 暴雨积水点 校园食堂采购 公厕开放 图书借阅服务 林区防火 古建筑修缮 送戏下乡场次'.split(
    ' ',
  );
const details =
  '有群众反映排队时间过长 现场工作人员正在登记 预计下月完成 相关费用由财政承担 记者随后联系了负责人 多名居民在评论区留言 目前秩序正常 具体方案另行公布 第三方机构参与评估 已安排专人值守'.split(
    ' ',
  );

/** A linear congruential generator: the same seed gives the same pages. */
function openRandom(seed: number): (below: number) => number {
  let state = (seed * 7919 + 12_345) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** An article page with furniture around 800 characters of text. */
export function articleHtml(seed: number, index: number): string {
  const random = openRandom(seed * 1_000_003 + index);
  const pick = (words: readonly string[]) => words[random(words.length)] ?? '';
  const sentence = () =>
    `${pick(subjects)}就${pick(things)}${pick(acts)},${pick(details)},涉及${random(900) + 10}户${random(90)}处。`;
  const title = `${pick(subjects)}${pick(acts)}:${pick(things)}第${index}号`;
  const paragraphs: string[] = [];
  for (let length = 0; length < 800;) {
    const paragraph = sentence() + sentence() + sentence();
    paragraphs.push(`<p>${paragraph}</p>`);
    length += paragraph.length;
  }
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}_测试网</title></head><body>
<div class="nav"><a href="/">首页</a><a href="/news/">新闻</a><a href="/about.html">关于</a></div>
<h1>${title}</h1><div class="info">来源:测试网 发布时间:2026-11-20 ${10 + (index % 10)}:${10 + (index % 50)}</div>
<div class="content">${paragraphs.join('\n')}</div>
<div class="footer">版权所有 <a href="/map.html">网站地图</a></div></body></html>`;
}

/** A list page that links to `count` articles, the first of them number `from`. */
export function listHtml(from: number, count: number): string {
  const links = Array.from({ length: count }, (_, offset) => {
    const index = from + offset;
    return `<li><a href="/2026/11/20/${index}.html">青川市关于第${index}号事项的情况通报</a></li>`;
  });
  return `<!doctype html><html><body><ul class="list">${links.join('\n')}</ul></body></html>`;
}
