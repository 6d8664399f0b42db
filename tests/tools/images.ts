/** Draws the raster images of public/ from the favicon and the home page's title: `npx node tests/tools/images.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { shell as en } from '../../src/i18n/en/shell.ts';
import { shell as zhCn } from '../../src/i18n/zh-cn/shell.ts';
import { CHROMIUM_ARGS, requireChromium } from './chromium.ts';

const PUBLIC = new URL('../../public/', import.meta.url);
const mark = readFileSync(new URL('favicon.svg', PUBLIC), 'utf8');

/** A face of the site, as a rule that needs no server. */
function face(family: string, file: string): string {
  const font = readFileSync(new URL(`../../src/styles/fonts/${file}`, import.meta.url)).toString('base64');
  return `@font-face { font-family: ${family}; font-weight: 400 700;
    src: url(data:font/woff2;base64,${font}) }`;
}

/** Packs PNG images into one .ico file: a directory of 16 octets per image, then the images as they are. */
export function icoFile(images: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size, at);
    head.writeUInt8(size, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

async function picture(browser: Browser, width: number, height: number, body: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await page.setContent(`<!doctype html><meta charset="utf-8">${body}`);
  await page.evaluate(() => document.fonts.ready);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

function icon(size: number, padding = 0, paper = 'transparent'): string {
  return `<style>body{margin:0;background:${paper};padding:${padding}px}
    svg{display:block;width:${size - 2 * padding}px;height:${size - 2 * padding}px}</style>${mark}`;
}

const SOCIAL = `<style>
  ${face('text', 'faustina.woff2')}
  ${face('mono', 'source-code-pro.woff2')}
  body { margin: 0; background: #fcfcf9; color: #1a1c20; display: grid; grid-template-columns: 1fr 400px;
    width: 1200px; height: 630px; box-sizing: border-box; padding: 72px 80px; column-gap: 56px }
  .words { display: flex; flex-direction: column }
  .name { font: 600 40px mono, monospace; letter-spacing: -0.02em;
    display: flex; gap: 20px; align-items: center }
  .name svg { width: 48px; height: 48px }
  h1 { font: 700 66px/1.12 text, serif; margin: auto 0 28px; text-wrap: balance }
  p { font: 34px/1.5 'PingFang SC', 'Noto Sans CJK SC', sans-serif; color: #565a62; margin: 0 }
  .ladder { width: 400px; height: 486px }
  text { font: 600 24px mono, monospace; text-anchor: middle }
</style>
<div class="words">
  <div class="name">${mark}seqack</div>
  <h1>${en.homeTitle}</h1>
  <p lang="zh-CN">${zhCn.homeTitle}</p>
</div>
<svg class="ladder" viewBox="0 0 400 486" fill="none" stroke-width="4">
  <path stroke="#1a1c20" d="M30 0v486M370 0v486" />
  <g stroke="#0661c1"><path d="M32 70 364 150m-20-14 20 14-24 4M32 330 364 410m-20-14 20 14-24 4" /></g>
  <g stroke="#8e5616"><path d="M368 200 36 280m20-14-20 14 24 4" /></g>
  <g fill="#0661c1"><text x="200" y="92" transform="rotate(13.550 200 92)">SYN</text>
    <text x="200" y="352" transform="rotate(13.550 200 352)">ACK</text></g>
  <text fill="#8e5616" x="200" y="222" transform="rotate(-13.550 200 222)">SYN,ACK</text>
</svg>`;

/** Draws every image and writes it into public/. */
async function draw(): Promise<void> {
  const browser = await chromium.launch({ executablePath: requireChromium().path, args: [...CHROMIUM_ARGS] });
  const sizes = await Promise.all(
    [16, 32].map(async (size) => ({ size, png: await picture(browser, size, size, icon(size)) })),
  );
  writeFileSync(new URL('favicon.ico', PUBLIC), icoFile(sizes));
  writeFileSync(
    new URL('apple-touch-icon.png', PUBLIC),
    await picture(browser, 180, 180, icon(180, 30, '#fcfcf9')),
  );
  writeFileSync(new URL('social.png', PUBLIC), await picture(browser, 1200, 630, SOCIAL));
  await browser.close();
}

if (import.meta.main) await draw();
