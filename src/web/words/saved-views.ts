import { dictionary } from '../shared/words.ts';

export const savedViewWords = dictionary({
  zh: {
    views: '我的与共享视图',
    keep: '保存为视图',
    keepNow: '保存',
    name: '视图名称',
    nameHint: '保存当前的视图、搜索和排序；同名的自己的视图会被替换。',
    share: '与同事共享',
    shared: '共享',
    remove: '删除视图“{name}”',
  },
  en: {
    views: 'Own and shared views',
    keep: 'Keep as a view',
    keepNow: 'Keep',
    name: 'Name of the view',
    nameHint: 'Keeps view, search and order as they stand; an own view of this name is replaced.',
    share: 'Share with colleagues',
    shared: 'shared',
    remove: 'Remove the view “{name}”',
  },
});
