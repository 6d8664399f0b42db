import { dictionary, homePath, LOCALES, lessonsPath } from '../../src/i18n/index.ts';
import { expect, expectAccessible, SCREENS, test } from './support/site.ts';

const BASE = process.env['BASE_PATH'] ?? '/';

for (const screen of SCREENS)
  test(`the language choice is accessible in both themes, on the ${screen}`, {
    tag: `@${screen}`,
  }, async ({ page }) => {
    // The page as those read it whose browser runs no script: with it the page leads on before it is drawn.
    await page.route(`**${BASE}`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<script>[^<]*location\.replace[^<]*<\/script>/, '');
      await route.fulfill({ response, body });
    });
    await page.goto(BASE);
    await expect(page.getByText(dictionary('zh-cn').shell.siteSummary)).toBeVisible();
    await expectAccessible(page);
  });

test('the home page begins with an exercise whose first blank a small phone shows at once, and leads on in its place', {
  tag: '@phone',
}, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  for (const locale of LOCALES) {
    await page.goto(homePath(locale, BASE));
    await expect(page.locator('[data-exercise] input').first()).toBeInViewport({ ratio: 1 });
  }
  const exercise = page.locator('.exercise');
  for (const [index, number] of ['0', '0', '1', '1'].entries()) {
    await exercise.locator('input').nth(index).fill(number);
  }
  await page.keyboard.press('Enter');
  await exercise.getByRole('link', { name: dictionary('zh-cn').shell.homeNext }).click();
  await expect(exercise.first()).toBeHidden();
  await expect(exercise.last().locator('[data-cell]').first()).toBeFocused();
  await expect(exercise.last().locator('[data-phase="ready"]')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(homePath('zh-cn', BASE));
  await page.reload();
  await expect(exercise.first()).toBeHidden();
  await page.goBack();
  await expect(exercise.first()).toBeVisible();
  await expect(exercise.last()).toBeHidden();
});

test('what only a header can say is said for every page', async ({ request }) => {
  const headers = (await request.get(lessonsPath('en', BASE))).headers();
  expect(headers['content-security-policy']).toContain('frame-ancestors');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect((await request.get(`${BASE}social.png`)).headers()['content-type']).toBe('image/png');
});

test('the sitemap lists every page of both languages with its counterpart, and nothing else', async ({
  request,
}) => {
  const xml = await (await request.get(`${BASE}sitemap-0.xml`)).text();
  const pages = [...xml.matchAll(/<url><loc>([^<]*)<\/loc>(.*?)<\/url>/g)];
  const paths = pages.map(([, address = '']) => new URL(address).pathname);
  for (const locale of LOCALES) expect(paths).toContain(lessonsPath(locale, BASE));
  expect(paths.filter((path) => !/^(en|zh-cn)\//.test(path.slice(BASE.length)))).toEqual([]);
  for (const [, address, links = ''] of pages) {
    const tongues = [...links.matchAll(/hreflang="([^"]*)"/g)].map(([, tongue]) => tongue);
    expect([address, tongues.sort()]).toEqual([address, ['en', 'zh-CN']]);
  }
});

test('on a phone every control of the header is on screen and at least 44 px high', {
  tag: '@phone',
}, async ({ page }) => {
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
