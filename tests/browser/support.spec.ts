/** The fixture itself: it must be able to fail. */
import type { Page } from '@playwright/test';
import { dropAlike } from './support/alike.ts';
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  inBothThemes,
  Problems,
  test,
} from './support/site.ts';

/** Shows a page of our own making, with headers of our own. */
async function show(page: Page, body: string, headers: Record<string, string> = {}): Promise<void> {
  const html = `<!doctype html><html lang="en"><head><title>Fixture</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`;
  await page.route('**/fixture', (route) => route.fulfill({ body: html, contentType: 'text/html', headers }));
  await page.goto('/fixture');
}

const POLICY = { 'content-security-policy': "default-src 'self' data:" };
const SEEN = [
  ['a console error', '<script>console.error("broken thing")</script>', {}, 'console error: broken thing'],
  ['a thrown error', '<script>throw new Error("thrown thing")</script>', {}, 'page error: thrown thing'],
  ['a rejected promise', '<script>Promise.reject(new Error("lost"))</script>', {}, 'page error: lost'],
  ['an inline script', '<script>1</script>', POLICY, 'Content-Security-Policy: script-src-elem'],
  ['a style attribute', '<p style="color: red">x</p>', POLICY, 'Content-Security-Policy: style-src-attr'],
  [
    'a foreign image',
    '<img src="https://else.example/x.png" alt="">',
    POLICY,
    'img-src forbids https://else',
  ],
  ['a missing file', '<img src="/gone-for-good.png" alt="">', {}, '404'],
] as const;

test('the fixture sees what goes wrong in a page', async ({ page, context, problems }) => {
  problems.expect(/./);
  for (const [what, body, headers, problem] of SEEN) {
    const own = new Problems();
    const stop = own.listen(context);
    await show(page, body, headers);
    await expect.poll(() => own.unexpected.join('\n'), what).toContain(problem);
    stop();
  }
});

test('expected problems pass, and must come', async ({ page, problems, browser }) => {
  problems.expect(/broken thing/);
  await show(page, '<script>console.error("broken thing")</script>');
  const others = new Problems();
  const context = await browser.newContext();
  await others.watch(context);
  others.expect(/never said/);
  expect(others.unexpected).toEqual(['expected, but never seen: /never said/']);
  await context.close();
});

test('a page without problems has none', async ({ page, problems }) => {
  await show(page, '<main><h1>Fine</h1></main>');
  expect(problems.unexpected).toEqual([]);
});

test.describe('axe', () => {
  const rejects = async (page: Page, pattern: RegExp): Promise<void> => {
    await expect(expectAccessible(page)).rejects.toThrow(pattern);
  };

  test('finds nothing on a good page', async ({ page }) => {
    await show(page, '<main><h1>Fine</h1><p>Text.</p></main>');
    await expectAccessible(page);
  });

  test('finds an image without text and a heading out of order', async ({ page }) => {
    await show(page, '<main><h1>A</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>');
    await rejects(page, /image-alt at img/);
    await show(page, '<main><h1>A</h1><h4>B</h4></main>');
    await rejects(page, /heading-order/);
  });

  test('finds targets that are too small', async ({ page }) => {
    const button =
      '<button style="all: unset; width: 10px; height: 10px; font-size: 8px; display: inline-block">a</button>';
    await show(page, `<main><h1>A</h1>${button}${button}</main>`);
    await rejects(page, /target-size/);
  });

  test('looks at both themes', async ({ page }) => {
    const dark = '@media (prefers-color-scheme: dark) { p { color: #777; background: #666 } }';
    await show(page, `<style>${dark}</style><main><h1>A</h1><p>Text</p></main>`);
    await rejects(page, /axe, dark theme.*[\s\S]*color-contrast at p/);
    const chosen = ':root[data-theme=light] p { color: #bbb; background: #ccc }';
    await show(page, `<style>${chosen}</style><main><h1>A</h1><p>Text</p></main>`);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await rejects(page, /axe, light theme.*[\s\S]*color-contrast at p/);
  });
});

test('what looks like two others goes, what a style sheet tells apart stays, and axe still finds it', async ({
  page,
}) => {
  const rows = '<li><b>plain</b></li>'.repeat(20);
  const faint = '<style>.faint b, [data-of="faint"] b { color: #bbb; background: #ccc }</style>';
  for (const odd of ['<li class="faint"><b>odd</b></li>', '<li data-of="faint"><b>odd</b></li>']) {
    await show(page, `${faint}<main><h1>A</h1><ul>${rows}${odd}${rows}</ul><p id="x">B</p></main>`);
    expect(await dropAlike(page)).toEqual({ gone: 76, left: 12 });
    await expect(page.getByRole('listitem')).toHaveText(['plain', 'plain', 'odd']);
    await expect(expectAccessible(page)).rejects.toThrow(/color-contrast at .* > b/);
  }
  const named = '<p>1</p><p>2</p><p id="x">3</p><p>4</p><form><p>5</p></form>';
  await show(
    page,
    `<main><h1>A</h1>${named}<table aria-describedby="x"><tr><td></td><td></td><td></td></tr></table></main>`,
  );
  await dropAlike(page);
  await expect(page.locator('p')).toHaveText(['1', '2', '3', '5']);
  await expect(page.locator('td')).toHaveCount(3);
});

test('both themes are shown, light last', async ({ page }) => {
  await show(page, '<p>x</p>');
  const seen: unknown[] = [];
  await inBothThemes(page, async (theme) => {
    seen.push([theme, await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)]);
  });
  expect(seen).toEqual([
    ['dark', true],
    ['light', false],
  ]);
});

test('sideways scrolling is seen, unless something scrolls inside itself', async ({ browser, baseURL }) => {
  for (const isMobile of [false, true]) {
    const viewport = { width: 320, height: 640 };
    const context = await browser.newContext({ viewport, isMobile, ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    const wide = '<meta name="viewport" content="width=device-width"><pre style="width: 500px">wide</pre>';
    await show(page, wide);
    await expect(expectNoSidewaysScroll(page)).rejects.toThrow(/on a screen of 320 px/);
    await show(page, `<div style="overflow-x: auto">${wide}</div>`);
    await expectNoSidewaysScroll(page);
    await context.close();
  }
});
