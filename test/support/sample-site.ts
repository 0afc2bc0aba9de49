const paragraphs = [
  '石桥镇供水管网改造工程今日完成分段通水，施工单位表示剩余路段将于下周恢复供水。',
  '镇政府负责人介绍，此次改造涉及老旧管道十二公里，惠及居民四千余户，总投资三千万元。',
  '受影响的居民可以在社区服务站领取饮用水，供水车每日早晚各送水一次，直到全部恢复为止。',
];

/** An article of a fictitious portal with masthead, sidebar and foot around it. */
export function portalArticle(path: number, title: string, time: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}_石桥镇人民政府</title></head><body>
<div class="masthead"><a href="/">首页</a> 今天是2026年11月20日</div>
<div class="main"><h1 class="tt">${title}</h1>
<div class="meta"><span class="pubtime">发布时间：${time}</span> <span class="src">石桥镇融媒体中心</span></div>
<div class="TRS_Editor" id="zoom${path}">${paragraphs.map((text) => `<p>${title}。${text}</p>`).join('')}</div></div>
<div class="side"><ul><li><a href="/side/1.html">推荐阅读一</a></li></ul></div>
<div class="foot">石桥镇人民政府主办 联系电话 0000</div></body></html>`;
}

/** The portal's list of these articles, a menu beside it. */
export function portalList(titles: Record<string, string>): string {
  const rows = Object.entries(titles).map(
    ([path, title]) => `<li><a href="${path}">${title}</a><span>2026-11-19</span></li>`,
  );
  const menu = ['机构职能', '政务公开', '办事服务'].map(
    (name, i) => `<a href="/m${i}/">${name}</a>`,
  );
  return `<html><head><meta charset="utf-8"></head><body><div class="menu">${menu.join('')}</div><ul class="newslist">${rows.join('')}</ul></body></html>`;
}

export const portalTitles: Record<string, string> = {
  '/art/2026/11/19/art_1_101.html': '石桥镇一号路段供水管网改造完成通水',
  '/art/2026/11/18/art_1_102.html': '石桥镇召开供水保障工作调度会议',
  '/art/2026/11/17/art_1_103.html': '石桥镇组织供水应急演练保障群众用水',
  '/art/2026/11/16/art_1_104.html': '石桥镇公布供水管网改造二期工程安排',
};

/** Every page of the portal by path. */
export function portalPages(): Record<string, string> {
  const articles = Object.entries(portalTitles).map(([path, title], i) => [
    path,
    portalArticle(i, title, `2026-11-${19 - i} 0${9 - i}:30`),
  ]);
  return { '/news/': portalList(portalTitles), ...Object.fromEntries(articles) };
}
