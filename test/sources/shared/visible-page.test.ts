import { expect, it } from 'vitest';
import { readVisiblePage } from '../../../src/sources/shared/visible-page.ts';

const url = 'https://www.qinghe.example/hygq/list.html';

it('shows what a reader sees, one block a line, and nothing that is hidden', () => {
  const page = readVisiblePage(
    `<html><head><title>回应关切</title><style>p{}</style></head><body><p>第一<b>段</b></p>
     <p style="display:none">隐藏</p><script>x</script><!-- 注释 --><div>第二段<br>第三段</div></body></html>`,
    url,
  );
  expect(page).toMatchObject({ title: '回应关切', text: '第一段\n第二段\n第三段' });
});

it('gives each link its full title where the shown one is cut off', () => {
  const page = readVisiblePage(
    '<a href="../1.html" title="关于自来水的回应">关于自来…</a><a href="javascript:x()">关闭</a>',
    url,
  );
  expect(page.links).toEqual([
    { url: 'https://www.qinghe.example/1.html', text: '关于自来水的回应' },
  ]);
});
