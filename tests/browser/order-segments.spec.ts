import type { Locator, Page } from '@playwright/test';
import { orderSegments, solve } from '../../src/exercises/kinds/order-segments/index.ts';
import { movedTo } from '../../src/exercises/kinds/order-segments/question.ts';
import { dictionary, exercisePath, format, type Locale } from '../../src/i18n/index.ts';
import { specOf } from '../exercises/kinds/order-segments/content.ts';
import { BASE, button, fromMenu, kept, status } from './support/exercise.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

const ID = 'handshake/order-three-way';
const question = orderSegments.generate(specOf(ID), 1);
const dealt = question.cards.map(({ id }) => id);
const { order: right } = solve(question);

async function open(page: Page, locale: Locale): Promise<Locator> {
  await page.goto(exercisePath(locale, ID, BASE));
  const exercise = page.locator('section.exercise');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  return exercise;
}

const cards = (exercise: Locator) => exercise.locator('form > .order-cards > li');
const orderOf = (exercise: Locator) => exercise.locator('form > .order-cards .face > b').allTextContents();

/** Moves cards by the keys alone until they stand in an order. */
async function arrange(exercise: Locator, wanted: readonly string[]): Promise<void> {
  for (const [place, card] of wanted.entries()) {
    const part = exercise.locator(`[data-part="${card}"]`);
    await part.focus();
    for (let at = (await orderOf(exercise)).indexOf(card); at > place; at -= 1) {
      await part.press('Alt+ArrowUp');
    }
  }
}

/** Drags a card by its handle to below the middle of the card at a place, counted from 0. */
async function drag(page: Page, exercise: Locator, card: string, place: number): Promise<void> {
  await exercise.locator(`[data-part="${card}"] .handle`).hover();
  await page.mouse.down();
  const { x, y, height } = (await cards(exercise).nth(place).boundingBox())!;
  await page.mouse.move(x + 10, y + height * 0.75, { steps: 4 });
  await expect(exercise.locator('[data-drag="dragged"]')).toHaveCount(1);
  await page.mouse.up();
}

for (const locale of ['en'] as const) {
  const { exercise: t, orderSegments: own } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('cards are dragged, numbered and moved by keys, a right order is right, and it is kept', async ({
      page,
    }) => {
      const exercise = await open(page, locale);
      expect(await orderOf(exercise)).toEqual(dealt);
      await drag(page, exercise, dealt[0]!, 2);
      await expect.poll(() => orderOf(exercise)).toEqual(movedTo(dealt, dealt[0]!, 2));
      await exercise.getByLabel(format(own.placeOf, { card: dealt[0]! })).selectOption(`${dealt.length}`);
      const moved = movedTo(dealt, dealt[0]!, dealt.length - 1);
      await expect.poll(() => orderOf(exercise)).toEqual(moved);
      await arrange(exercise, right);
      expect(await orderOf(exercise)).toEqual([...right]);
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(own.allRight);
      await expect(exercise.locator('.verdict-line')).toHaveText(
        Array(right.length).fill(`✓ ${own.cardRight}`),
      );
      // The button that checked has made way for the one that leads on.
      await expect(exercise.locator('.onward')).toBeFocused();
      expect(await kept(page, ID)).toMatchObject({ attempts: 1, best: 1 });
      await page.reload();
      await expect.poll(() => orderOf(exercise)).toEqual([...right]);
    });
  });
}

for (const locale of ['zh-cn'] as const) {
  const { exercise: t, orderSegments: own } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('Alt and an arrow key move a card by one place, keep the focus, and the move is announced', async ({
      page,
    }) => {
      const exercise = await open(page, locale);
      const [first, second] = dealt;
      const place = exercise.getByLabel(format(own.placeOf, { card: first! }));
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(own.unmoved);
      // With the frame after the message the focus goes to the first card.
      await expect(exercise.locator('[data-part]:focus, [data-part] :focus')).toHaveCount(1);
      await place.press('Alt+ArrowDown');
      await expect(place).toBeFocused();
      expect((await orderOf(exercise)).slice(0, 2)).toEqual([second, first]);
      await expect(exercise.locator('[aria-live]').first()).toHaveText(
        format(own.moved, { card: first!, what: 'SYN-SENT → ESTABLISHED', place: 2, total: dealt.length }),
      );
      await exercise.getByLabel(format(own.placeOf, { card: second! })).press('Alt+ArrowUp');
      expect((await orderOf(exercise)).slice(0, 2)).toEqual([second, first]);
    });

    test('a wrong order is marked on its cards, which say at the second miss what has to come before them', async ({
      page,
    }) => {
      const exercise = await open(page, locale);
      // A single pair at first: where everything was told, another try earns nothing and there is nothing to give up.
      await arrange(exercise, [...right.slice(0, -2), ...right.slice(-2).reverse()]);
      await button(exercise, t.check).click();
      const wrong = cards(exercise).locator('xpath=self::*[@data-mark="wrong"]').first();
      await expect(wrong.locator('fieldset')).toBeFocused();
      await expect(wrong.locator('.verdict-line')).toHaveText(`✗ ${own.cardBroken}`);
      await expect(exercise.locator('.order-reasons .claim')).toHaveCount(0);
      await arrange(exercise, [...right].reverse());
      await button(exercise, t.check).click();
      await expect(exercise.locator('.order-reasons .claim').first()).toBeVisible();
      expect((await kept(page, ID))?.best).toBeLessThan(1);
      await expectAccessible(page, { within: '.exercise' });
      await button(exercise, t.showMe).click();
      await expect(exercise.locator('.right-order .face > b')).toHaveText([...right]);
      await expect(status(exercise)).toHaveText(own.solutionShown);
    });

    test('another one is dealt anew, and the one before comes back as it was left', async ({ page }) => {
      const exercise = await open(page, locale);
      await arrange(exercise, right);
      await fromMenu(exercise, t.another);
      await fromMenu(exercise, format(t.back, { seed: 1 }));
      await expect.poll(() => orderOf(exercise)).toEqual([...right]);
    });

    test('can be read without a script, with the worked answer', { tag: '@no-script' }, async ({ page }) => {
      await page.goto(exercisePath(locale, ID, BASE));
      await expect(cards(page.locator('section.exercise'))).toHaveCount(dealt.length);
      await page.locator('.worked summary').click();
      await expect(page.locator('.worked .face > b')).toHaveText([...right]);
    });
  });
}
