import { TOPICS } from '../../src/exercises/authoring/topics.ts';
import {
  dictionary,
  exercisePath,
  format,
  lessonPath,
  practicePath,
  progressPath,
} from '../../src/i18n/index.ts';
import { dropAlike } from './support/alike.ts';
import { keptDrill, openPractice, shownIds } from './support/practice.ts';
import { BASE, store } from './support/progress.ts';
import { shiftSoFar, watchShifts } from './support/shifts.ts';
import { expect, expectAccessible, SCREEN, SCREENS, test } from './support/site.ts';

const en = dictionary('en');
const SCORES: Readonly<Record<string, number>> = {
  'close/four-way-numbers': 0,
  'close/four-way-states': 0.75,
  'close/why-four': 1,
  'handshake/why-three': 1,
};
const RECORD = JSON.stringify({
  version: 1,
  epoch: 0,
  exercises: Object.fromEntries(
    Object.entries(SCORES).map(([id, score]) => [
      id,
      {
        attempts: 1,
        best: score,
        last: { at: 1, score, seed: 1 },
        ...(score === 1 && { firstFullMarksAt: 1 }),
      },
    ]),
  ),
  lessons: {},
  drafts: {},
});

for (const locale of ['en'] as const) {
  const t = dictionary(locale).practice;

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('the header leads to every exercise, in groups by topic', async ({ page }) => {
      await page.goto(`${BASE}${locale}/`);
      await page
        .getByRole('navigation', { name: dictionary(locale).shell.mainNav })
        .getByRole('link', { name: dictionary(locale).shell.practice, exact: true })
        .click();
      await expect(page).toHaveURL(practicePath(locale, BASE));
      const ids = await shownIds(page);
      await expect(page.locator('[data-count]')).toHaveText(format(t.all, { total: ids.length }));
      const folders = [...new Set(ids.map((id) => id.split('/')[0]))];
      expect(folders).toEqual(TOPICS.filter((topic) => folders.includes(topic)));
      await page.locator('[data-exercise-id="close/why-four"] a').click();
      await expect(page).toHaveURL(exercisePath(locale, 'close/why-four', BASE));
    });

    test('it filters by keyboard, says how many are left, and the address and the back button know it', async ({
      page,
      context,
    }) => {
      await openPractice(page, locale);
      const total = (await shownIds(page)).length;
      const title = page.locator('[data-filters] summary');
      if ((await page.locator('[data-filters]').getAttribute('open')) === null) {
        await title.focus();
        await page.keyboard.press('Enter');
      }
      await title.focus();
      await page.keyboard.press('Tab');
      await expect(page.getByRole('checkbox', { name: t.topics.handshake })).toBeFocused();
      for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      const box = page.getByRole('checkbox', { name: t.topics['time-wait'] });
      await expect(box).toBeChecked();
      await expect(box).toBeFocused();
      await expect(page).toHaveURL(/\?topic=time-wait$/);
      const some = await shownIds(page);
      expect(some).toContain('close/why-time-wait');
      expect(some.length).toBeLessThan(total);
      await expect(page.locator('[data-count]')).toHaveText(format(t.some, { n: some.length, total }));
      await expect(page.locator('[data-from]')).toHaveText(format(t.drillFromSome, { n: some.length }));
      await page.getByRole('checkbox', { name: t.difficulties['3'] }).check();
      await expect(page).toHaveURL(/\?topic=time-wait&difficulty=3$/);
      const few = await shownIds(page);

      const other = await context.newPage();
      await other.goto(page.url());
      await expect(other.getByRole('status').filter({ hasText: String(few.length) })).toBeVisible();
      expect(await shownIds(other)).toEqual(few);

      await page.goBack();
      expect(await shownIds(page)).toEqual(some);
      await expect(page.getByRole('checkbox', { name: t.difficulties['3'] })).not.toBeChecked();
      await page.goBack();
      expect(await shownIds(page)).toHaveLength(total);
      await page.goForward();
      expect(await shownIds(page)).toEqual(some);
    });
  });
}

for (const locale of ['zh-cn'] as const) {
  const t = dictionary(locale).practice;

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('it shows how the learner stands, by words, in groups and in sums', async ({ page }) => {
      await store(page, RECORD);
      await openPractice(page, locale, '?topic=close&order=standing');
      const standing = (id: string) => page.locator(`[data-exercise-id="${id}"] .standing`);
      await expect(standing('close/four-way-numbers')).toHaveText(t.standings.wrong);
      await expect(standing('close/four-way-states')).toHaveText(format(t.percent, { percent: 75 }));
      await expect(standing('close/why-four')).toHaveText(t.standings.full);
      await expect(standing('close/why-time-wait')).toHaveText(t.standings.untried);
      const headings = page.locator('.practice-group:visible h3');
      await expect(headings).toHaveText([
        t.standings.wrong,
        t.standings.partly,
        t.standings.untried,
        t.standings.full,
      ]);
      expect((await shownIds(page)).slice(0, 2)).toEqual(['close/four-way-numbers', 'close/four-way-states']);
      await page.locator('[data-order]').selectOption('topic');
      await expect(page).toHaveURL(/\?topic=close$/);
      const heading = page.getByRole('heading', { name: t.topics.close, exact: true });
      const group = page.locator('.practice-group:visible').filter({ has: heading });
      await expect(group.getByRole('button', { name: format(t.retrySome, { n: 2 }) })).toBeVisible();
      await expect(page.getByRole('button', { name: format(t.drillMissed, { n: 2 }) })).toBeVisible();
      const next = page.getByRole('region', { name: t.nextTitle });
      const missed = page.locator('[data-exercise-id="close/four-way-numbers"] a');
      await expect(next).toContainText((await missed.textContent()) ?? '');
      await expect(next.getByRole('link', { name: t.nextVariant })).toHaveAttribute(
        'href',
        /numbers\/\?seed=\d+$/,
      );
      const total = await page.locator('[data-exercise-id]').count();
      await dropAlike(page);
      await expectAccessible(page);
      await page.goto(progressPath(locale, BASE));
      const counted = (n: number) => format(dictionary(locale).progress.count, { n, total });
      await expect(page.locator('[data-sum="fullMarks"]')).toHaveText(counted(2));
      await expect(page.locator('[data-sum="tried"]')).toHaveText(counted(4));
    });

    test('where nothing fits it says so and leads back to everything', async ({ page }) => {
      await page.goto(`${practicePath(locale, BASE)}?topic=wire&kind=explain`);
      const none = page.locator('[data-none]');
      await expect(none).toContainText(t.none);
      await expect(page.locator('[data-start]')).toBeDisabled();
      await expectAccessible(page);
      await none.getByRole('button', { name: t.clear }).click();
      await expect(page).toHaveURL(practicePath(locale, BASE));
      await expect(none).toBeHidden();
      await expect(page.locator('#list')).toBeFocused();
    });

    test('without JavaScript it is a complete list of links, and says what is missing', {
      tag: '@no-script',
    }, async ({ page }) => {
      await page.goto(practicePath(locale, BASE));
      expect(await page.locator('noscript p').allTextContents()).toContain(t.noScript);
      const ids = await shownIds(page);
      const start = await page.getByRole('link', { name: t.nextStart, exact: true }).getAttribute('href');
      expect(ids.map((id) => exercisePath(locale, id, BASE))).toContain(start);
      expect(ids.length).toBeGreaterThan(40);
      await expect(page.getByText(format(t.all, { total: ids.length }), { exact: true })).toBeVisible();
      for (const part of ['[data-filters]', '[data-order]', '[data-start]', '.standing']) {
        await expect(page.locator(part).filter({ visible: true })).toHaveCount(0);
      }
    });
  });
}

test('the language switch keeps the filter', async ({ page }) => {
  await openPractice(page, 'en', '?topic=reset&difficulty=3');
  const before = await shownIds(page);
  await page.getByRole('link', { name: '简体中文' }).click();
  await expect(page).toHaveURL(`${practicePath('zh-cn', BASE)}?topic=reset&difficulty=3`);
  expect(await shownIds(page)).toEqual(before);
});

for (const screen of SCREENS)
  test(`nothing moves when the learner’s standing arrives, on the ${screen}`, {
    tag: [`@${screen}`, '@alone'],
  }, async ({ page }) => {
    await store(page, RECORD);
    await watchShifts(page);
    await openPractice(page, 'en');
    await expect(page.locator('[data-exercise-id="close/why-four"] .standing')).toHaveText(
      dictionary('en').practice.standings.full,
    );
    expect(await shiftSoFar(page)).toBeLessThan(0.01);
  });

test('an address from elsewhere that makes no sense shows everything', async ({ page }) => {
  await openPractice(page, 'en', '?topic=%3Cb%3E&difficulty=9&standing=__proto__&order=age');
  await expect(page.locator('[data-none]')).toBeHidden();
  expect((await shownIds(page)).length).toBeGreaterThan(40);
});

test('at a lesson’s end the misses of its exercises can be retried alone', async ({ page }) => {
  const entry = (score: number) => ({ attempts: 1, best: score, last: { at: 1, score, seed: 1 } });
  const lesson = lessonPath('en', 'handshake/three-way', BASE);
  await page.goto(lesson);
  await expect(page.locator('.lesson-misses')).toBeHidden();
  const ids = ((await page.locator('[data-lesson-mark]').getAttribute('data-exercises')) ?? '').split(' ');
  const exercises = {
    [ids[0]!]: entry(0.5),
    [ids[1]!]: entry(0),
    [ids[2]!]: { ...entry(1), firstFullMarksAt: 1 },
  };
  await store(page, JSON.stringify({ version: 1, epoch: 0, exercises, lessons: {}, drafts: {} }));
  await page.goto(lesson);
  const misses = page.locator('.lesson-misses');
  await expect(misses).toContainText(format(en.practice.missed, { n: 2, total: ids.length }));
  await misses.getByRole('button', { name: en.practice.retry }).click();
  await expect(page.locator('.drill-state')).toHaveText(format(en.drill.position, { n: 1, total: 2 }));
  const drill = await keptDrill(page);
  expect(drill?.set.id).toBe('lesson/handshake/three-way');
  expect(drill?.set.exerciseIds.toSorted()).toEqual([ids[0]!, ids[1]!].toSorted());
  await page.locator('.drill-bar').getByRole('button', { name: en.drill.end }).click();
  await expect(page.getByRole('link', { name: en.drill.toLesson })).toHaveAttribute('href', lesson);
});
