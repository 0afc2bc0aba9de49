// A process that crawls until it is killed: DIRECTORY is its office, ORIGIN the site.
import { openManualClock } from './manual-clock.ts';
import { openOffice } from './office.ts';

const { DIRECTORY: directory = '', ORIGIN: origin = '' } = process.env;
const office = await openOffice({
  sources: [
    {
      kind: 'html-list',
      id: 'news',
      name: '石桥新闻',
      tier: 'local-media',
      url: `${origin}/news.html`,
      links: 'li a',
    },
  ],
  allow: [new URL(origin).host],
  clock: openManualClock(Date.now()),
  directory,
});
await office.crawl();
