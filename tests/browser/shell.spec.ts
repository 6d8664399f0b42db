import { dictionary, LOCALES, lessonPath, lessonsPath } from '../../src/i18n/index.ts';
import { expect, expectAccessible, test } from './support/site.ts';

const BASE = process.env['BASE_PATH'] ?? '/';
const LESSON = {
  en: lessonPath('en', 'handshake/three-way', BASE),
  'zh-cn': lessonPath('zh-cn', 'handshake/three-way', BASE),
};
const en = dictionary('en').shell;
const zh = dictionary('zh-cn').shell;

test.describe('language', () => {
  test('the switch leads to the same lesson, keeps the place and is remembered at the root', async ({
    page,
  }) => {
    await page.goto(`${LESSON.en}?seed=7#content`);
    await page.getByRole('link', { name: '简体中文' }).click();
    await expect(page).toHaveURL(new RegExp(`${LESSON['zh-cn']}\\?seed=7`));
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await page.goto(BASE);
    await expect(page).toHaveURL(`${BASE}zh-cn/`);
  });

  test('every page names its counterpart for search engines', async ({ page }) => {
    for (const locale of LOCALES) {
      await page.goto(LESSON[locale]);
      const alternates = await page
        .locator('link[rel=alternate][hreflang]')
        .evaluateAll((links) =>
          links.map((link) => [
            link.getAttribute('hreflang'),
            new URL((link as HTMLLinkElement).href).pathname,
          ]),
        );
      expect(alternates).toEqual([
        ['en', LESSON.en],
        ['zh-CN', LESSON['zh-cn']],
        ['x-default', LESSON.en],
      ]);
      const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
      expect(new URL(canonical ?? '').pathname).toBe(LESSON[locale]);
    }
  });
});

test.describe('the root', () => {
  for (const [browser, locale] of [
    ['zh-CN', 'zh-cn'],
    ['zh-TW', 'zh-cn'],
    ['en-GB', 'en'],
    ['fr-FR', 'en'],
  ] as const) {
    test(`leads a reader of ${browser} to ${locale}`, async ({ browser: chromium, baseURL, problems }) => {
      const context = await chromium.newContext({ locale: browser, baseURL: baseURL ?? '' });
      await problems.watch(context);
      const page = await context.newPage();
      await page.goto(BASE);
      await expect(page).toHaveURL(`${BASE}${locale}/`);
      await context.close();
    });
  }

  test('offers both languages without JavaScript', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await page.goto(BASE);
    await expect(page.getByRole('link', { name: 'English' })).toBeVisible();
    await page.getByRole('link', { name: '简体中文' }).click();
    await expect(page).toHaveURL(`${BASE}zh-cn/`);
    await context.close();
  });
});

test.describe('theme', () => {
  const paper = 'getComputedStyle(document.documentElement).backgroundColor';

  test('a choice holds on the next page, before anything is painted, and can be taken back', async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(LESSON.en);
    const light = await page.evaluate(paper);
    await page.getByLabel(en.theme).selectOption(en.themeDark);
    const dark = await page.evaluate(paper);
    expect(dark).not.toBe(light);

    await page.goto(lessonsPath('zh-cn', BASE));
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(await page.evaluate(paper)).toBe(dark);
    await expect(page.getByLabel(zh.theme)).toHaveValue('dark');

    const bars = () =>
      page
        .locator('meta[name=theme-color]')
        .evaluateAll((all) => all.map((meta) => matchMedia((meta as HTMLMetaElement).media).matches));
    expect(await bars()).toEqual([false, true]);

    await page.getByLabel(zh.theme).selectOption(zh.themeAuto);
    expect(await page.evaluate(paper)).toBe(light);
    expect(await bars()).toEqual([true, false]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.evaluate(paper)).toBe(dark);
  });

  test('can be chosen by keyboard, and another tab follows', async ({ page, context }) => {
    await page.goto(LESSON.en);
    const other = await context.newPage();
    await other.goto(lessonsPath('en', BASE));
    await page.getByLabel(en.theme).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('works for the page when storage is forbidden', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    });
    await page.goto(LESSON.en);
    await page.getByLabel(en.theme).selectOption(en.themeLight);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  });
});

test.describe('keyboard', () => {
  test('the first Tab offers the skip link, and it leads past the header', async ({ page }) => {
    await page.goto(LESSON.en);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: en.skipLink });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
  });

  test('reaches every control of the header in reading order, each with a visible focus', async ({
    page,
  }) => {
    await page.goto(lessonsPath('en', BASE));
    await page.keyboard.press('Tab');
    const seen: string[] = [];
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press('Tab');
      const focus = page.locator(':focus');
      expect(await focus.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none');
      seen.push(await focus.evaluate((element) => element.textContent?.trim().split('\n')[0] ?? ''));
    }
    expect(seen.slice(0, 5)).toEqual([en.siteName, en.lessons, en.progress, en.searchOpen, '简体中文']);
  });

  test('opens a term’s definition with Enter and closes it with Escape', async ({ page }) => {
    await page.goto(LESSON.en);
    const term = page.locator('button.term').first();
    await term.focus();
    await page.keyboard.press('Enter');
    const definition = page.locator('.definition:popover-open');
    await expect(definition).toBeVisible();
    await expect(definition).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await expect(definition).toHaveCount(0);
    await expect(term).toBeFocused();
  });
});

test.describe('search', () => {
  for (const [locale, query] of [
    ['en', 'handshake'],
    ['zh-cn', '握手'],
  ] as const) {
    const t = dictionary(locale).shell;

    test(`finds “${query}” among the pages of ${locale}, by keyboard alone`, async ({ page }) => {
      await page.goto(lessonsPath(locale, BASE));
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog', { name: t.searchTitle })).toBeVisible();
      await page.keyboard.type(query);
      const links = page.locator('.search-results a');
      await expect(links.first()).toBeVisible();
      const paths = await links.evaluateAll((all) =>
        all.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
      );
      expect(paths).toContain(LESSON[locale]);
      expect(paths.filter((path) => !path.startsWith(`${BASE}${locale}/`))).toEqual([]);
      await expect(page.locator('.search-status')).toHaveText(/\d/);
      await expectAccessible(page, { within: '#search' });
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    });

    test(`says in ${locale} when nothing is found`, async ({ page }) => {
      await page.goto(lessonsPath(locale, BASE));
      await page.getByRole('button', { name: t.searchOpen }).click();
      await page.getByLabel(t.searchLabel).fill('zzqqxxy');
      await expect(page.locator('.search-status')).toContainText('zzqqxxy');
      await expect(page.locator('.search-results li')).toHaveCount(0);
    });
  }

  test('fetches nothing of the index before it is used', async ({ page }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(lessonsPath('en', BASE), { waitUntil: 'networkidle' });
    expect(requests.filter((url) => url.includes('/pagefind/'))).toEqual([]);
  });

  test('says so when the index cannot be loaded, and tries again', async ({ page, problems }) => {
    problems.expect(/Failed to load resource.*pagefind/);
    await page.route('**/pagefind/pagefind.js', (route) => route.abort(), { times: 1 });
    await page.goto(lessonsPath('en', BASE));
    await page.getByRole('button', { name: en.searchOpen }).click();
    await page.getByLabel(en.searchLabel).fill('handshake');
    await expect(page.locator('.search-status')).toHaveText(en.searchFailed);
    await page.getByRole('button', { name: en.searchRetry }).click();
    await expect(page.locator('.search-results a').first()).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const locale of LOCALES) {
    const t = dictionary(locale).shell;

    test(`a lesson in ${locale} can be reached and read, and nothing is offered that cannot work`, async ({
      page,
    }) => {
      await page.goto(lessonsPath(locale, BASE));
      await page.getByRole('main').locator(`a[href="${LESSON[locale]}"]`).click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('button', { name: t.searchOpen })).toBeHidden();
      await expect(page.getByLabel(t.theme)).toBeHidden();
      await expect(page.locator('.prose p').first()).toBeVisible();
      await page.getByRole('navigation', { name: t.mainNav }).getByRole('link', { name: t.lessons }).click();
      await expect(page).toHaveURL(lessonsPath(locale, BASE));
    });
  }
});

test('an address that leads nowhere is answered in both languages with status 404', async ({
  page,
  problems,
}) => {
  problems.expect(/404/);
  const response = await page.goto(`${BASE}en/lessons/no-such-lesson/`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: en.notFoundTitle })).toBeVisible();
  await expect(page.getByRole('heading', { name: zh.notFoundTitle })).toBeVisible();
  await page.getByRole('link', { name: zh.notFoundLessons }).click();
  await expect(page).toHaveURL(lessonsPath('zh-cn', BASE));
});

test.describe('every page type', () => {
  for (const path of LOCALES.flatMap((locale) => [
    `${locale}/`,
    `${locale}/lessons/`,
    `${locale}/lessons/handshake/three-way/`,
  ])) {
    test(`${path} is accessible in both themes`, async ({ page }) => {
      await page.goto(BASE + path);
      await expectAccessible(page);
    });

    test(`${path} never scrolls sideways at 320 px`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(BASE + path);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBe(0);
    });
  }

  test('404.html is accessible in both themes', async ({ page }) => {
    await page.goto(`${BASE}404.html`);
    await expectAccessible(page);
  });
});

test('the policy of every page type allows no inline code, no eval and nothing from elsewhere', async ({
  page,
}) => {
  for (const path of ['', '404.html', 'en/', 'zh-cn/lessons/', 'en/lessons/handshake/three-way/']) {
    const html = await (await page.request.get(BASE + path)).text();
    const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toMatch(/script-src 'self' 'sha256-/);
    expect(policy, path).not.toMatch(/unsafe|https?:|\*/);
    expect(html, path).not.toMatch(/<[^>]* style="|<[^>]* on[a-z]+="/);
  }
});

test('every link inside the site leads somewhere, down to the fragment', async ({ page, baseURL }) => {
  const origin = new URL(baseURL ?? '').origin;
  const pages = new Map<string, string>();
  const wanted: { from: string; to: URL }[] = [];
  const queue = [BASE, `${BASE}404.html`, ...LOCALES.map((locale) => `${BASE}${locale}/`)];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (pages.has(path)) continue;
    const response = await page.request.get(path);
    expect(response.status(), path).toBe(200);
    const html = await response.text();
    pages.set(path, html);
    if (!response.headers()['content-type']?.startsWith('text/html')) continue;
    for (const [, href = ''] of html.matchAll(/<(?:a|link)\b[^>]*?\bhref="([^"]*)"/g)) {
      const to = new URL(href.replaceAll('&amp;', '&'), origin + path);
      if (to.origin !== origin) continue;
      wanted.push({ from: path, to });
      queue.push(to.pathname);
    }
  }
  const broken = wanted.filter(({ to }) => {
    const id = decodeURIComponent(to.hash.slice(1));
    return id !== '' && !pages.get(to.pathname)?.includes(` id="${id}"`);
  });
  expect(broken.map(({ from, to }) => `${from} → ${to.pathname}${to.hash}`)).toEqual([]);
  expect(pages.size).toBeGreaterThan(10);
});

test('on a phone every control of the header is on screen and at least 44 px high', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const locale of LOCALES) {
    await page.goto(lessonsPath(locale, BASE));
    for (const control of await page.locator('.site-header :is(a, button, select):visible').all()) {
      const box = await control.boundingBox();
      const name = await control.evaluate((element) => element.outerHTML.slice(0, 60));
      expect(box?.height, name).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(360);
    }
  }
});
