import { dictionary, LOCALES, lessonPath, lessonsPath } from '../../src/i18n/index.ts';
import { expect, runBeforePages, SCREEN, SCREENS, test } from './support/site.ts';

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
    await expect(page).toHaveURL(new RegExp(`${LESSON['zh-cn']}\\?seed=7#content$`));
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await page.goto(BASE);
    await expect(page).toHaveURL(`${BASE}zh-cn/`);
  });

  test('every page names its counterpart for search engines', async ({ request }) => {
    for (const locale of LOCALES) {
      const html = await (await request.get(LESSON[locale])).text();
      const links = [...html.matchAll(/<link rel="(\w+)"(?: hreflang="([\w-]+)")? href="([^"]*)"/g)]
        .filter(([, rel]) => rel === 'canonical' || rel === 'alternate')
        .map(([, rel, tongue, address = '']) => [tongue ?? rel, new URL(address).pathname]);
      expect(links).toEqual([
        ['canonical', LESSON[locale]],
        ['en', LESSON.en],
        ['zh-CN', LESSON['zh-cn']],
        ['x-default', LESSON.en],
      ]);
    }
  });
});

test.describe('the root', () => {
  // Which browser leads where: tests/components/shell/language-boot.test.ts.
  test('leads a reader of zh-TW to zh-cn', async ({ browser, baseURL, problems }) => {
    const context = await browser.newContext({ locale: 'zh-TW', baseURL: baseURL ?? '' });
    await problems.watch(context);
    const page = await context.newPage();
    await page.goto(BASE);
    await expect(page).toHaveURL(`${BASE}zh-cn/`);
    await context.close();
  });

  test('offers both languages without JavaScript', { tag: '@no-script' }, async ({ page }) => {
    await page.goto(BASE);
    await expect(page.getByRole('link', { name: 'English' })).toBeVisible();
    await page.getByRole('link', { name: '简体中文' }).click();
    await expect(page).toHaveURL(`${BASE}zh-cn/`);
  });
});

test.describe('theme', () => {
  const paper = 'getComputedStyle(document.documentElement).backgroundColor';

  test('a choice holds on the next page, before anything is painted, and can be taken back', {
    tag: '@phone',
  }, async ({ page }) => {
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
    await runBeforePages(page, () => {
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

  for (const screen of SCREENS)
    test(`reaches every control of the header in reading order, each with a visible focus, on the ${screen}`, {
      tag: `@${screen}`,
    }, async ({ page }) => {
      await page.goto(lessonsPath('en', BASE));
      await page.keyboard.press('Tab');
      const seen: string[] = [];
      for (let i = 0; i < 8; i++) {
        await page.keyboard.press('Tab');
        const focus = page.locator(':focus');
        expect(await focus.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none');
        seen.push(await focus.evaluate((element) => element.textContent?.trim().split('\n')[0] ?? ''));
      }
      expect(seen.slice(0, 7)).toEqual([
        en.siteName,
        en.lessons,
        en.practice,
        en.questions,
        en.progress,
        en.searchOpen,
        '简体中文',
      ]);
    });

  for (const screen of SCREENS)
    test(`opens a term’s definition with Enter and closes it with Escape, on the ${screen}`, {
      tag: `@${screen}`,
    }, async ({ page }) => {
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

test.describe('without JavaScript', { tag: '@no-script' }, () => {
  for (const locale of LOCALES) {
    const t = dictionary(locale).shell;

    test(
      `a lesson in ${locale} can be reached and read, and nothing is offered that cannot work`,
      SCREEN[locale],
      async ({ page }) => {
        await page.goto(lessonsPath(locale, BASE));
        await page.getByRole('main').locator(`a[href="${LESSON[locale]}"]`).click();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('button', { name: t.searchOpen })).toBeHidden();
        await expect(page.getByLabel(t.theme)).toBeHidden();
        await expect(page.locator('.prose p').first()).toBeVisible();
        await page
          .getByRole('navigation', { name: t.mainNav })
          .getByRole('link', { name: t.lessons })
          .click();
        await expect(page).toHaveURL(lessonsPath(locale, BASE));
      },
    );
  }
});

test('the contents of a lesson mark the section that is being read', async ({ page }) => {
  await page.goto(LESSON.en);
  const here = page.locator('.contents a[aria-current=location]');
  const last = page.locator('.contents a').nth(-1);
  const name = (await last.textContent()) ?? '';
  await expect(here).toHaveCount(0);
  await last.click();
  await expect(here).toHaveText(name);
  await page.locator('.contents a').first().click();
  await expect(here).not.toHaveText(name);
  await page.keyboard.press('Home');
  await expect(here).toHaveCount(0);
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

test('on paper a lesson has no controls, keeps its diagrams and explains its terms', async ({ page }) => {
  await page.goto(LESSON.en);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.site-header, .site-footer, .neighbours').filter({ visible: true })).toHaveCount(
    0,
  );
  await expect(page.locator('figure svg').filter({ visible: true }).first()).toBeVisible();
  const used = await page.locator('.term').count();
  expect(used).toBeGreaterThan(0);
  await expect(page.locator('.term-list dd').first()).toBeVisible();
  await expect(page.locator('.definition').filter({ visible: true })).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('.term-list')).toBeHidden();
});
