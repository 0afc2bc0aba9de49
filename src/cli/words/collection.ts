/** What collecting, importing and trying a source say. */
export const collectionWords = {
  crawlAbout: { zh: '采集到期的来源', en: 'visit the sources that are due' },
  once: {
    zh: '采集一轮，处理完后退出（目前唯一的方式）',
    en: 'one round: visit, process, exit (the only mode so far)',
  },
  crawling: { zh: '正在采集 {n} 个来源…', en: 'Visiting {n} sources…' },
  crawlProgress: {
    zh: '  已取 {pages} 页，得 {items} 条',
    en: '  {pages} pages fetched, {items} items found',
  },
  crawlDone: {
    zh: '来源 {sources} 个，网页 {pages} 页，条目 {items} 条，未变 {unchanged}，被拒 {refused}，失败 {failed}',
    en: '{sources} sources, {pages} pages, {items} items, {unchanged} unchanged, {refused} refused, {failed} failed',
  },
  crawledElsewhere: {
    zh: '另有 {n} 个来源由正在运行的采集进程负责',
    en: '{n} sources are left to a crawler that has their hosts for now',
  },
  leftToWorkers: {
    zh: '{n} 条已交给各工作进程处理',
    en: '{n} items handed to the workers of the office',
  },
  nothingDue: {
    zh: '没有到期的来源（启用的来源 {n} 个）。',
    en: 'No source is due ({n} sources are enabled).',
  },
  stock: {
    zh: '库存：条目 {items}，话题 {stories}，案件 {cases}',
    en: 'In store: {items} items, {stories} stories, {cases} cases',
  },
  importAbout: {
    zh: '导入合法取得的数据文件（CSV 或 JSON Lines），重复导入不会产生重复条目',
    en: 'import a file of lawfully obtained data (CSV or JSON Lines); importing twice changes nothing',
  },
  importSource: { zh: '类型为 table 的来源编号', en: 'id of a source of kind table' },
  badRow: { zh: '{file}:{line} 未导入：{reason}', en: '{file}:{line} not imported: {reason}' },
  imported: {
    zh: '{file}({charset}):新增 {taken} 条，已有 {repeated} 条，未导入 {bad} 行',
    en: '{file} ({charset}): {taken} new, {repeated} known already, {bad} rows not imported',
  },
  sourceAbout: { zh: '来源：建议配置、试采', en: 'sources: suggest a configuration, try one' },
  suggestAbout: {
    zh: '读取一个列表页及其中两篇文章，给出可粘贴的来源配置',
    en: 'read a list page and two of its articles, print a source to paste',
  },
  suggestListed: {
    zh: '# 该列表可读出 {n} 篇文章；按上述配置读其中几篇：',
    en: '# the list names {n} articles; some of them as read by the above:',
  },
  tryAbout: {
    zh: '试采一个来源（可未启用），不保存任何内容',
    en: 'one look at a source, enabled or not; nothing is kept',
  },
  tried: {
    zh: '列表 {listed} 篇，取 {pages} 页，得 {items} 条，被拒 {refused}，失败 {failed}；未保存',
    en: '{listed} listed, {pages} pages, {items} items, {refused} refused, {failed} failed; nothing kept',
  },
  triedError: { zh: '入口未能读取：{reason}', en: 'the entry could not be read: {reason}' },
  triedNothing: {
    zh: '列表已读到，但其中没有文章链接；请用 links 选择器指明（见 docs/sources.md）',
    en: 'the list was read but names no articles; say with links where they stand (docs/sources.md)',
  },
  trialRow: {
    zh: '  {at}《{title}》 来源 {origin},{chars} 字',
    en: '  {at} “{title}” by {origin}, {chars} characters',
  },
  undated: { zh: '(无日期)', en: '(no date)' },
} as const;
