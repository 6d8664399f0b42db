import type { Locator, Page } from '@playwright/test';
import { fillTrace, solve } from '../../src/exercises/kinds/fill-trace/index.ts';
import { nextSegment } from '../../src/exercises/kinds/next-segment/index.ts';
import { nextSegmentSpec } from '../../src/exercises/kinds/next-segment/schema.ts';
import { dictionary, exercisePath, format, type Locale } from '../../src/i18n/index.ts';
import type { MisconceptionId } from '../../src/tcp/misconceptions/index.ts';
import { fileOf, scenarioOf, specOf } from '../exercises/content.ts';
import { BASE, button, status } from './support/exercise.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

const CLOSE = 'close/four-way-numbers';
const CHOICE = 'close/who-has-time-wait';
const NEXT = 'handshake/next-third';
const HANDSHAKE = 'handshake/three-way-absolute';

/** What is right in a trace of the site as its page first shows it. */
function rightOf(id: string): ReadonlyMap<string, number> {
  const solutions = solve(fillTrace.generate(specOf(id), 1));
  return new Map(solutions.map(({ id: cell, value }) => [cell, Number(value)]));
}

/** What is right in the next-segment exercise as its page first shows it. */
function nextRight(): Readonly<Record<string, string>> {
  const file = fileOf('next-segment', NEXT);
  const question = nextSegment.generate(nextSegmentSpec(file, scenarioOf(file.scenario), NEXT), 1);
  return nextSegment.sample(question, 'correct') as Record<string, string>;
}

async function open(page: Page, locale: Locale, id: string): Promise<Locator> {
  await page.goto(exercisePath(locale, id, BASE));
  const exercise = page.locator('section.exercise');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  return exercise;
}

/** Fills in what is right, but one lower in some cells. */
async function fillLow(exercise: Locator, id: string, low: readonly string[]) {
  for (const [cell, value] of rightOf(id)) {
    await exercise.locator(`[data-cell="${cell}"]`).fill(String(low.includes(cell) ? value - 1 : value));
  }
}

for (const locale of ['zh-cn'] as const) {
  const { diagnosis, misconceptions } = dictionary(locale);
  const named = (id: MisconceptionId) => format(diagnosis.named, { name: misconceptions[id].name });

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('ACK as the last octet received is named, explained, and marked where it breaks', async ({
      page,
    }) => {
      const exercise = await open(page, locale, HANDSHAKE);
      await fillLow(exercise, HANDSHAKE, ['2.ack', '3.ack']);
      await exercise.locator('[data-cell="3.ack"]').press('Enter');
      await expect(status(exercise)).toContainText(named('ack-is-last-octet-received'));
      const note = exercise.getByRole('note', { name: diagnosis.heading });
      await expect(note).toContainText(misconceptions['ack-is-last-octet-received'].name);
      await expect(note).toContainText(misconceptions['ack-is-last-octet-received'].explanation);
      await expect(note).toContainText('#2');
      await expect(note.getByRole('link', { name: 'RFC 9293 §3.1' })).toHaveAttribute(
        'href',
        'https://www.rfc-editor.org/rfc/rfc9293#section-3.1',
      );
      await expect(note.locator('.fails cite')).toContainText('RFC 9293');
      const rows = exercise.locator('.trace > li');
      await expect(rows.nth(1)).toContainText(diagnosis.here);
      await expect(exercise.getByText(diagnosis.here)).toHaveCount(1);
      await expectAccessible(page, { within: '.exercise' });
    });
  });
}

for (const locale of ['en'] as const) {
  const { exercise: t, diagnosis, misconceptions } = dictionary(locale);
  const named = (id: MisconceptionId) => format(diagnosis.named, { name: misconceptions[id].name });

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('a FIN that costs nothing is named, and stays named while it is put right', async ({ page }) => {
      const exercise = await open(page, locale, CLOSE);
      await fillLow(exercise, CLOSE, ['9.ack', '10.ack', '11.seq', '11.ack']);
      await button(exercise, t.check).click();
      await expect(status(exercise)).toContainText(named('fin-costs-nothing'));
      const note = exercise.getByRole('note', { name: diagnosis.heading });
      const first = exercise.locator('[data-cell="9.ack"]');
      await expect(first).toBeFocused();
      await first.fill(String(rightOf(CLOSE).get('9.ack')));
      await expect(note).toBeVisible();
      await fillLow(exercise, CLOSE, []);
      await button(exercise, t.check).click();
      await expect(note).toHaveCount(0);
      await expect(status(exercise)).not.toContainText(named('fin-costs-nothing'));
    });

    test('a segment that shows a misconception is named, above its reasons', async ({ page }) => {
      const exercise = await open(page, locale, NEXT);
      const right = nextRight();
      await exercise.locator('[value="segment"]').check();
      for (const field of ['flags', 'seq', 'ack', 'len'] as const) {
        const value = field === 'ack' ? String(Number(right['ack']) - 1) : (right[field] ?? '');
        await exercise.locator(`[data-cell="${field}"]`).fill(value);
      }
      await exercise.locator('[data-cell="len"]').press('Enter');
      await expect(status(exercise)).toContainText(named('ack-is-last-octet-received'));
      const note = exercise.getByRole('note', { name: diagnosis.heading });
      await expect(note).toContainText(misconceptions['ack-is-last-octet-received'].explanation);
      await expect(exercise.locator('.known > li').nth(1)).toContainText(diagnosis.here);
      await expect(exercise.locator('.misconception + .reasons')).toHaveCount(1);
      await expectAccessible(page, { within: '.exercise' });
    });

    test('an option that shows a misconception names it below its reason once all is told', async ({
      page,
    }) => {
      const exercise = await open(page, locale, CHOICE);
      await exercise.locator('[value="client"]').check();
      await button(exercise, t.check).click();
      await expect(exercise.getByRole('note')).toHaveCount(0);
      await exercise.locator('[value="both"]').check();
      await button(exercise, t.check).click();
      const option = exercise.locator('.options > li', { has: page.locator('[value="client"]') });
      await expect(option.getByRole('note', { name: diagnosis.heading })).toContainText(
        misconceptions['client-always-waits'].name,
      );
    });

    test('a slip is not called a misconception', async ({ page }) => {
      const exercise = await open(page, locale, CLOSE);
      await fillLow(exercise, CLOSE, ['10.ack']);
      await button(exercise, t.check).click();
      await expect(status(exercise)).not.toBeEmpty();
      await expect(exercise.getByRole('note')).toHaveCount(0);
    });
  });
}

test('a name fits a narrow screen, dark, and scrolls nothing sideways', { tag: '@phone' }, async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const exercise = await open(page, 'zh-cn', HANDSHAKE);
  await fillLow(exercise, HANDSHAKE, ['2.ack', '3.ack']);
  await button(exercise, dictionary('zh-cn').exercise.check).click();
  await expect(exercise.getByRole('note')).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
  await expectAccessible(page, { within: '.exercise' });
});
