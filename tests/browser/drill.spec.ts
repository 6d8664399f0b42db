import { dictionary, exercisePath, format, homePath, practicePath } from '../../src/i18n/index.ts';
import {
  answer,
  beginSmall,
  goOn,
  keptDrill,
  openPractice,
  openSmall,
  shownIds,
} from './support/practice.ts';
import { BASE } from './support/progress.ts';
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  runBeforePages,
  SCREEN,
  test,
} from './support/site.ts';

const en = dictionary('en');

// The tests below tell the same story in English, a piece each.
for (const locale of ['zh-cn'] as const) {
  const { drill: d } = dictionary(locale);

  test(
    `${locale}: a drill to its end with one wrong, its result, and the miss alone again`,
    SCREEN[locale],
    async ({ page }) => {
      await beginSmall(page, locale);
      const bar = page.getByRole('region', { name: d.label });
      await expect(bar.locator('.drill-state')).toHaveText(format(d.position, { n: 1, total: 3 }));
      const missed = await answer(page, locale, false);
      await expect(bar.locator('.drill-state')).toContainText(format(d.missed, { n: 1 }));
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await goOn(page);
      // Tab begins at the exercise, past what every page has above it, and the page is shown from its top.
      await page.keyboard.press('Tab');
      await expect(page.locator('.exercise :focus')).toHaveCount(1);
      await expect(page.getByRole('banner')).toBeInViewport();
      const second = await answer(page, locale, true);
      await expect(bar.locator('.drill-state')).toContainText(format(d.right, { n: 1 }));
      await goOn(page);
      await expect(bar.locator('.drill-state')).toContainText(format(d.position, { n: 3, total: 3 }));
      await bar.getByRole('link', { name: d.skipLast }).click();

      await expect(page).toHaveURL(`${practicePath(locale, BASE)}#drill`);
      const panel = page.locator('.drill-panel');
      await expect(panel.getByRole('heading', { name: d.resultTitle })).toBeFocused();
      await expect(panel).toContainText(format(d.result, { right: 1, total: 2 }));
      const lines = panel.locator('.drill-lines');
      await expect(lines.nth(0).locator(`a[href*="${missed}"]`)).toBeVisible();
      await expect(lines.nth(1).locator(`a[href*="${second}"]`)).toBeVisible();
      await expect(lines.nth(2)).toContainText(d.outcomeSkipped);
      await expectAccessible(page, { within: '.drill-panel' });
      await expectNoSidewaysScroll(page);

      await panel.getByRole('button', { name: format(d.retry, { n: 1 }) }).click();
      await expect(bar.locator('.drill-state')).toHaveText(format(d.position, { n: 1, total: 1 }));
      expect((await keptDrill(page))?.set.exerciseIds).toEqual([missed]);
      await expect(page).toHaveURL(new RegExp(exercisePath(locale, missed, BASE)));
      await answer(page, locale, true);
      await bar.getByRole('link', { name: d.last }).click();
      await expect(panel).toContainText(format(d.result, { right: 1, total: 1 }));
      await panel.getByRole('button', { name: d.close }).click();
      await expect(panel).toHaveCount(0);
      await page.reload();
      await expect(page.locator('[data-start]')).toBeEnabled();
      await expect(panel).toHaveCount(0);
    },
  );
}

test('a drill goes on after a reload and in the other language, and a wrong answer stays counted', async ({
  page,
}) => {
  await beginSmall(page, 'en');
  await answer(page, 'en', false);
  const state = page.locator('.drill-state');
  await page.reload();
  await expect(state).toContainText(format(en.drill.missed, { n: 1 }));
  const before = await keptDrill(page);

  await page.getByRole('link', { name: '简体中文' }).click();
  const zh = dictionary('zh-cn').drill;
  await expect(state).toContainText(format(zh.position, { n: 1, total: 3 }));
  await expect(state).toContainText(format(zh.missed, { n: 1 }));
  expect(await keptDrill(page)).toEqual(before);
  await goOn(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(state).toContainText(format(zh.position, { n: 2, total: 3 }));
});

test('a right answer after a wrong one does not mend the drill, and counts half in the list', async ({
  page,
}) => {
  await beginSmall(page, 'en');
  const id = await answer(page, 'en', false);
  await page.getByRole('button', { name: en.exercise.tryAgain, exact: true }).click();
  await answer(page, 'en', true);
  await expect(page.locator('.drill-state')).toContainText(format(en.drill.missed, { n: 1 }));
  expect((await keptDrill(page))?.steps[0]).toMatchObject({ exerciseId: id, outcome: expect.any(Number) });
  await openPractice(page, 'en');
  await expect(page.locator(`[data-exercise-id="${id}"] .standing`)).toHaveText(
    format(en.practice.percent, { percent: 50 }),
  );
});

test('an answer that was shown counts as missed, and is to be retried', async ({ page }) => {
  await beginSmall(page, 'en');
  const id = (await keptDrill(page))?.steps[0]?.exerciseId;
  const bar = page.locator('.drill-bar');
  await expect(bar.getByRole('link', { name: en.drill.skip })).toBeVisible();
  await expect(page.locator('section.exercise form')).toHaveAttribute('data-phase', 'ready');
  await page.getByRole('button', { name: en.exercise.showMe }).click();
  await bar.getByRole('link', { name: en.drill.next }).click();
  await expect(bar.locator('.drill-state')).toContainText(format(en.drill.missed, { n: 1 }));
  await bar.getByRole('button', { name: en.drill.end }).click();
  await page.getByRole('button', { name: format(en.drill.retry, { n: 1 }) }).click();
  await bar.waitFor();
  expect((await keptDrill(page))?.set.exerciseIds).toEqual([id]);
});

test('a drill over what the filters show asks only that, mixes its topics and can be skipped to its end', async ({
  page,
  context,
}) => {
  await openPractice(page, 'en', '?topic=handshake,reset,wire&difficulty=1');
  const shown = await shownIds(page);
  await page.getByLabel(en.practice.drillLength).selectOption('5');
  await page.getByRole('button', { name: en.practice.drillStart }).click();
  const state = page.locator('.drill-state');
  const asked: string[] = [];
  for (let n = 1; n <= 5; n++) {
    await expect(state).toContainText(format(en.drill.position, { n, total: 5 }));
    asked.push((await page.locator('section.exercise [data-exercise]').getAttribute('data-exercise')) ?? '');
    // Skipping is following a link: by click, by keyboard, and in a new tab, after which this one leads back to the drill.
    const skip = page.getByRole('link', { name: n === 5 ? en.drill.skipLast : en.drill.skip });
    const address = new URL((await skip.getAttribute('href')) ?? '', page.url()).href;
    if (n === 2) {
      const opened = context.waitForEvent('page');
      await skip.click({ button: 'middle' });
      await expect((await opened).locator('.drill-state')).toContainText(format(en.drill.skipped, { n }));
      await expect(state).toHaveText(en.drill.elsewhere);
    }
    if (n === 1) await skip.press('Enter');
    else await goOn(page);
    await expect(page).toHaveURL(address);
  }
  await expect(page.locator('.drill-panel')).toContainText(en.drill.nothing);
  await expect(page.getByRole('button', { name: format(en.drill.doSkipped, { n: 5 }) })).toBeVisible();
  expect(shown).toEqual(expect.arrayContaining(asked));
  expect(new Set(asked).size).toBe(5);
  const topics = asked.map((id) => id.split('/')[0]);
  for (const [i, topic] of topics.slice(1).entries()) expect(topic, asked.join()).not.toBe(topics[i]);
});

test('other pages of exercises lead back to the drill; it can be ended, and taken up again', async ({
  page,
}) => {
  await beginSmall(page, 'en');
  const { pathname } = new URL(page.url());
  await page.goto(exercisePath('en', 'wire/read-fixed', BASE));
  const bar = page.locator('.drill-bar');
  await expect(bar).toContainText(en.drill.elsewhere);
  await bar.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`${pathname}\\?seed=`));
  await bar.getByRole('button', { name: en.drill.end }).click();
  const panel = page.locator('.drill-panel');
  await expect(panel).toContainText(en.drill.nothing);
  await panel.getByRole('button', { name: en.drill.resume }).click();
  await expect(page).toHaveURL(new RegExp(`${pathname}\\?seed=`));
  await expect(bar.locator('.drill-state')).toHaveText(format(en.drill.position, { n: 1, total: 3 }));
});

test('a drill goes on without an exercise that the site no longer has, and says so', async ({ page }) => {
  const loseStep = () =>
    page.evaluate(() => {
      const drill = JSON.parse(localStorage.getItem('seqack.progress.drill') ?? '');
      const { exerciseId } = drill.steps.at(-1);
      drill.set.exerciseIds = drill.set.exerciseIds.map((id: string) =>
        id === exerciseId ? 'close/gone' : id,
      );
      drill.steps.at(-1).exerciseId = 'close/gone';
      localStorage.setItem('seqack.progress.drill', JSON.stringify(drill));
    });
  await beginSmall(page, 'en');
  // On a page that looks at no drill: that of the step might see at once what is gone.
  await page.goto(homePath('en', BASE));
  await loseStep();
  await openPractice(page, 'en');
  const panel = page.locator('.drill-panel');
  await expect(panel.getByRole('alert')).toHaveText(en.drill.gone);
  const second = panel.getByRole('link', { name: format(en.drill.back, { n: 1, total: 2 }) });
  await expect(second).toBeVisible();
  await loseStep();
  await page.goto(exercisePath('en', 'wire/read-fixed', BASE));
  const bar = page.locator('.drill-bar');
  await expect(bar.getByRole('alert')).toHaveText(en.drill.gone);
  await bar.getByRole('link').click();
  await expect(bar.locator('.drill-state')).toContainText(format(en.drill.position, { n: 1, total: 1 }));
});

test('two tabs on the same step go the same way', async ({ page, context }) => {
  await beginSmall(page, 'en');
  const other = await context.newPage();
  await other.goto(page.url());
  await other.locator('.drill-bar').waitFor();
  await answer(page, 'en', true);
  await expect(other.locator('.drill-state')).toContainText(format(en.drill.right, { n: 1 }));
  await goOn(page);
  await expect(other.locator('.drill-state')).toHaveText(en.drill.elsewhere);
  await other.locator('.drill-bar .primary').click();
  await expect(other).toHaveURL(page.url());
  expect((await keptDrill(page))?.steps).toHaveLength(2);
});

for (const locale of ['en'] as const) {
  const { practice: t, drill: d } = dictionary(locale);

  test(`${locale}: a drill under way gives way to a new one only at a second press`, async ({ page }) => {
    await beginSmall(page, locale);
    await answer(page, locale, false);
    const before = await keptDrill(page);
    await openPractice(page, locale);
    await expect(page.locator('.drill-panel')).toContainText(d.underWay);
    const start = page.getByRole('button', { name: t.drillStart });
    await start.evaluate((button) => button.scrollIntoView({ block: 'end' }));
    await start.click();
    await expect(page.getByRole('alert').filter({ hasText: t.inTheWay })).toBeInViewport({ ratio: 1 });
    await expect(start).toBeInViewport({ ratio: 1 });
    await expect(start).toBeFocused();
    await expectAccessible(page, { within: '.drill-panel, [role="alert"]' });
    expect(await keptDrill(page)).toEqual(before);

    await page.keyboard.press('Enter');
    await expect(page.locator('.drill-state')).toHaveText(format(d.position, { n: 1, total: 10 }));
    expect((await keptDrill(page))?.set.id).toBe('everything');
  });
}

test('where nothing can be stored a drill says why it did not begin', async ({ page }) => {
  await runBeforePages(page, () => {
    const put = Storage.prototype.setItem;
    Storage.prototype.setItem = function (this: Storage, key: string, text: string) {
      if (key === 'seqack.progress.drill') throw new DOMException('full', 'QuotaExceededError');
      put.call(this, key, text);
    };
  });
  await (await openSmall(page, 'en')).click();
  await expect(page.getByRole('alert').filter({ hasText: en.practice.full })).toBeVisible();
  await expect(page).toHaveURL(practicePath('en', BASE));
});

test('a drill whose bar could not be loaded says so, and shows it once it can be', async ({
  page,
  problems,
}) => {
  problems.expect(/Failed to load resource|net::ERR_FAILED/);
  await beginSmall(page, 'en');
  await answer(page, 'en', false);
  await page.route('**/_astro/DrillBar.*.js', (route) => route.abort());
  await page.reload();
  const message = page.getByRole('alert').filter({ hasText: en.shell.loadFailed });
  await expect(message).toBeVisible();
  await expectAccessible(page);
  await page.unrouteAll();
  await message.getByRole('button', { name: en.shell.loadAgain }).click();
  await expect(page.locator('.drill-state')).toContainText(format(en.drill.missed, { n: 1 }));
  await expect(message).toHaveCount(0);
});

test('without network a drill says so, and begins once it is back', async ({ page, problems }) => {
  problems.expect(/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)/);
  const start = await openSmall(page, 'en');
  await page.context().setOffline(true);
  await start.click();
  await expect(page.getByRole('alert').filter({ hasText: en.practice.loadFailed })).toBeVisible();
  await page.context().setOffline(false);
  await start.click();
  await expect(page.locator('.drill-state')).toHaveText(format(en.drill.position, { n: 1, total: 3 }));
});

test('a page without a drill loads nothing of it', { tag: '@alone' }, async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(exercisePath('en', 'close/why-four', BASE));
  await page.evaluate(() =>
    localStorage.setItem('seqack.progress', '{"version":1,"epoch":1,"exercises":{}}'),
  );
  await page.reload();
  await expect.poll(() => loaded.some((path) => path.includes('on-page'))).toBe(true);
  await page.waitForLoadState('networkidle');
  expect(loaded.filter((path) => /drill|practice/i.test(path))).toEqual([]);
});
