import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openPageRenderer } from '../../../src/adapters/chromium/page-renderer.ts';

const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const absence = existsSync(executable) ? '' : ` (skipped: no Chromium at ${executable})`;

/** Width and height as the PNG's own header gives them. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

function page(html: string) {
  return { bytes: new TextEncoder().encode(html), contentType: 'text/html; charset=utf-8' };
}

describe.skipIf(absence !== '')(`screenshots of stored pages${absence}`, () => {
  const renderer = openPageRenderer({ executable, timeoutMs: 60_000 });

  it('draws what the page says, and the same page alike', { timeout: 200_000 }, async () => {
    const [red, again, blue] = await Promise.all(
      ['red', 'red', 'blue'].map((colour) =>
        renderer.render(page(`<body style="background: ${colour}"><h1>供水恢复</h1>`)),
      ),
    );
    expect(red?.kind === 'rendered' && sizeOf(red.png)).toEqual([1280, 4000]);
    expect(again).toEqual(red);
    expect(blue).not.toEqual(red);
  });

  it('asks nobody for anything', { timeout: 200_000 }, async () => {
    const callers: Socket[] = [];
    const outside = createServer(
      (socket) => void callers.push(socket.on('error', () => undefined)),
    );
    outside.listen(0, '127.0.0.1');
    await once(outside, 'listening');
    const address = outside.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const there = `http://127.0.0.1:${port}`;
    const hostile = `<meta http-equiv="refresh" content="0; url=${there}/refresh">
      <link rel="preconnect" href="${there}"><link rel="dns-prefetch" href="${there}">
      <link rel="prerender" href="${there}/prerender"><link rel="stylesheet" href="${there}/style.css">
      <body style="background: url(${there}/background.png)">
      <img src="${there}/image.png"><iframe src="${there}/frame"></iframe>
      <video src="${there}/video.mp4" autoplay></video>
      <script>fetch('${there}/script');</script>`;
    const drawn = await renderer.render(page(hostile));
    for (const caller of callers) caller.destroy();
    outside.close();
    expect(callers).toEqual([]);
    expect(drawn.kind).toBe('rendered');
  });

  it('runs no script', { timeout: 200_000 }, async () => {
    const red = '<body style="background: red">';
    const painting = `${red}<script>document.body.style.background = 'blue';</script>`;
    expect(await renderer.render(page(painting))).toEqual(await renderer.render(page(red)));
  });

  it('says that a page could not be drawn in time', async () => {
    const hurried = openPageRenderer({ executable, timeoutMs: 1 });
    expect(await hurried.render(page('<p>青川'))).toEqual({
      kind: 'failed',
      reason: 'Chromium took too long',
    });
  });
});

it('refuses to open without a Chromium, and says where it looked', () => {
  expect(() => openPageRenderer({ executable: '/nowhere/chromium', timeoutMs: 1 })).toThrow(
    'evidence.chromium: got "/nowhere/chromium", expected the path of an installed Chromium',
  );
});
