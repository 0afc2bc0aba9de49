import { describe, expect, it } from 'vitest';
import { checkPublication } from '../../src/config/publication-rules.ts';
import { publicationSchema } from '../../src/config/publication.ts';

const portal = { kind: 'manual', channel: '门户网站', hosts: ['www.qinghe.example'] };

describe('the channels of publication', () => {
  it('are none by default: a person publishes and says where', () => {
    expect(publicationSchema.parse({})).toEqual({ channels: [] });
  });

  it('are named once each, and list pages of their own hosts', () => {
    const lists = ['https://www.qinghe.example/hygq/', 'https://blog.example/'];
    const config = publicationSchema.parse({ channels: [{ ...portal, lists }, portal] });
    expect(checkPublication(config).map(({ path }) => path.join('.'))).toEqual([
      'publication.channels.1.channel',
      'publication.channels.0.lists.1',
    ]);
  });

  it.each([
    ['a host with a path', { ...portal, hosts: ['www.qinghe.example/a'] }],
    ['a list that is no web address', { ...portal, lists: ['file:///etc/passwd'] }],
    ['a webhook without a secret', { kind: 'webhook', channel: '微博', urlFile: 'url' }],
    [
      'a mail to nobody',
      { kind: 'smtp', channel: '微信', host: 'mail.example', from: 'a@b.example' },
    ],
  ])('are refused with %s', (_, channel) => {
    expect(publicationSchema.safeParse({ channels: [channel] }).success).toBe(false);
  });
});
