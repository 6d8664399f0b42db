import type { Locator, Page } from '@playwright/test';
import { fillTrace, solve } from '../../src/exercises/kinds/fill-trace/index.ts';
import { blanks, secondsText } from '../../src/exercises/trace/index.ts';
import { dictionary, exercisePath, format, type Locale } from '../../src/i18n/index.ts';
import { specOf } from '../exercises/content.ts';
import { BASE, button, kept, status } from './support/exercise.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, SCREEN, test } from './support/site.ts';

const ID = 'timers/syn-times';
const QUESTION = fillTrace.generate(specOf(ID), 1);
const RIGHT = fillTrace.sample(QUESTION, 'correct') as Record<string, string>;
const CELLS = blanks(QUESTION);

async function open(page: Page, locale: Locale): Promise<Locator> {
  await page.goto(exercisePath(locale, ID, BASE));
  const exercise = page.locator('section.exercise');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  return exercise;
}

const cell = (exercise: Locator, id: string) => exercise.locator(`[data-cell="${id}"]`);

async function fill(exercise: Locator, typed: Readonly<Record<string, string>>) {
  for (const [id, text] of Object.entries(typed)) {
    if (id.endsWith('.result')) await cell(exercise, id).selectOption(text);
    else await cell(exercise, id).fill(text);
  }
}

for (const locale of ['zh-cn'] as const) {
  const t = dictionary(locale).exercise;

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('times are typed in seconds or with a unit, and what connect() returns is chosen', async ({
      page,
    }) => {
      const exercise = await open(page, locale);
      const unit = '1000 毫秒';
      await fill(exercise, { ...RIGHT, '2.sent': unit });
      await cell(exercise, '3.sent').press('Enter');
      await expect(status(exercise)).toHaveText(format(t.allRight, { total: CELLS.length }));
      expect(await kept(page, ID)).toMatchObject({ attempts: 1, best: 1 });
      await page.reload();
      await expect(cell(exercise, '2.sent')).toHaveValue(unit);
      await expect(cell(exercise, 'c2.result')).toHaveValue('ETIMEDOUT');
    });

    test('a slip is marked once, what follows from it apart, with the sum and the parameters', async ({
      page,
    }) => {
      const exercise = await open(page, locale);
      const later = solve(QUESTION).flatMap(({ id, value }) =>
        typeof value === 'number' && id !== '2.sent' ? [[id, secondsText(value + 500_000)]] : [],
      );
      await fill(exercise, { ...RIGHT, '2.sent': '1.5', ...Object.fromEntries(later) });
      await button(exercise, t.check).click();
      await expect(cell(exercise, '2.sent')).toBeFocused();
      await expect(exercise.locator('[data-mark="wrong"].cell')).toHaveCount(1);
      await expect(exercise.locator('[data-mark="follows"].cell')).toHaveCount(later.length);
      const reasons = exercise.locator('.moment .reasons');
      await expect(reasons).toContainText('tcp_syn_retries');
      await expectNoSidewaysScroll(page);
      await expectAccessible(page, { within: '.exercise' });
      await button(exercise, t.showMe).click();
      await expect(reasons).toContainText('tcp_syn_retries = ');
    });
  });
}

for (const locale of ['en'] as const) {
  const t = dictionary(locale).exercise;

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('what is no time is not wrong, and is told what would be one', async ({ page }) => {
      const exercise = await open(page, locale);
      await fill(exercise, { ...RIGHT, '3.sent': 'later' });
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(t.unreadOne);
      await expect(cell(exercise, '3.sent')).toBeFocused();
      await expect(cell(exercise, '3.sent')).toHaveAccessibleDescription(t.problemTime);
      expect(await kept(page, ID)).toBeUndefined();
    });

    test('a comma that can be read two ways is not guessed at, and both ways to write it are told', async ({
      page,
    }) => {
      const exercise = await open(page, locale);
      await fill(exercise, { ...RIGHT, '3.sent': '3,200' });
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(t.unreadOne);
      const ways = format(t.problemTimeTwoWays, { grouped: '3200', decimal: '3.2' });
      await expect(cell(exercise, '3.sent')).toHaveAccessibleDescription(ways);
      expect(await kept(page, ID)).toBeUndefined();
    });

    test('the inputs say in words what they ask, and the variant what it draws', async ({ page }) => {
      const exercise = await open(page, locale);
      const row = { n: 2, direction: t.clientToServer, cell: t.cellSent };
      await expect(cell(exercise, '2.sent')).toHaveAccessibleName(format(t.cellLabel, row));
      const moment = format(t.clientReturns, { name: 'connect' });
      await expect(cell(exercise, 'c2.time')).toHaveAccessibleName(
        format(t.momentLabel, { moment, cell: t.cellTime }),
      );
      for (const { name, value } of QUESTION.params) {
        await expect(exercise.locator('.setup summary')).toContainText(`${name} = ${value}`);
      }
    });
  });
}

test('a delayed segment says when it arrives and after which', async ({ page }) => {
  const t = dictionary('en').exercise;
  await page.goto(exercisePath('en', 'close/fin-overtakes-data', BASE));
  const late = page.locator('.trace > li').filter({ hasText: '#4 ' }).first();
  await expect(late).toContainText(format(t.delayedTo, { time: '240\u00a0ms' }));
  await expect(late).toContainText(format(t.overtaken, { n: 5 }));
});
