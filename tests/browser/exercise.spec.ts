import { fillTrace } from '../../src/exercises/kinds/fill-trace/index.ts';
import { blanks as blanksOf } from '../../src/exercises/trace/index.ts';
import { exercisePath, format } from '../../src/i18n/index.ts';
import { specOf } from '../exercises/content.ts';
import {
  BASE,
  blanks,
  button,
  cellsOf,
  fill,
  fromMenu,
  ID,
  kept,
  open,
  RIGHT,
  status,
  words,
} from './support/exercise.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, SCREEN, test } from './support/site.ts';

for (const locale of ['zh-cn'] as const) {
  const t = words(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('a right answer is right cell by cell, announced, and kept', async ({ page }) => {
      const exercise = await open(page, locale);
      await fill(exercise);
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(format(t.allRight, { total: 4 }));
      await expect(exercise.locator('.verdict-line')).toHaveText(Array(4).fill(`✓ ${t.right}`));
      expect(await kept(page)).toMatchObject({ attempts: 1, best: 1 });
      await page.reload();
      await expect(blanks(exercise).first()).toHaveValue(RIGHT[(await cellsOf(exercise))[0]!]!);
    });

    test('a wrong answer is marked where it is, with the sum and the rule, and takes the focus', async ({
      page,
    }) => {
      const exercise = await open(page, locale);
      await fill(exercise, (right, at) => (at === 1 ? '7' : right));
      await button(exercise, t.check).click();
      const wrong = blanks(exercise).nth(1);
      await expect(wrong).toBeFocused();
      await expect(wrong).toHaveAttribute('aria-invalid', 'true');
      await expect(wrong).toHaveAccessibleDescription(new RegExp(t.wrong));
      const reasons = exercise.locator('details.reasons[open]').first();
      await expect(reasons.locator('[data-mark="wrong"] cite')).toContainText('RFC 9293');
      await expectAccessible(page, { within: '.exercise' });
      expect((await kept(page))?.best).toBeLessThan(1);
      await button(exercise, t.tryAgain).click();
      await expect(wrong).toBeFocused();
      await expect(wrong).toHaveValue('7');
      await expect(exercise.locator('.verdict-line')).toHaveCount(0);
    });
  });
}

for (const locale of ['en'] as const) {
  const t = words(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('a malformed answer is not wrong, says why, and costs no attempt', async ({ page }) => {
      const exercise = await open(page, locale);
      await fill(exercise, (right, at) => (at === 0 ? 'zero' : at === 2 ? '' : right));
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(format(t.unread, { count: 2 }));
      await expect(blanks(exercise).nth(0)).toBeFocused();
      await expect(blanks(exercise).nth(0)).toHaveAccessibleDescription(t.problemNumber);
      await expect(blanks(exercise).nth(2)).toHaveAccessibleDescription(t.problemEmpty);
      await expect(exercise.locator('[data-mark="wrong"]')).toHaveCount(0);
      expect(await kept(page)).toBeUndefined();
    });

    test('the keyboard alone is enough', async ({ page }) => {
      const exercise = await open(page, locale);
      await blanks(exercise).first().focus();
      const cells = await cellsOf(exercise);
      for (const [at, cell] of cells.entries()) {
        await page.keyboard.type(RIGHT[cell] ?? '');
        if (at < cells.length - 1) await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
      await expect(status(exercise)).toHaveText(format(t.allRight, { total: 4 }));
      await button(exercise, t.another).focus();
      await page.keyboard.press('Enter');
      await expect(blanks(exercise).first()).toBeFocused();
      await expect(blanks(exercise).first()).toHaveValue('');
    });

    test('another one has other numbers, and the one before comes back as it was left', async ({ page }) => {
      const exercise = await open(page, locale);
      await blanks(exercise).first().fill('42');
      const numbers = exercise.locator('.setup');
      const before = await numbers.textContent();
      await fromMenu(exercise, t.another);
      await expect(numbers).not.toHaveText(before ?? '');
      await expect(blanks(exercise).first()).toHaveValue('');
      await blanks(exercise).first().fill('43');
      await fromMenu(exercise, format(t.back, { seed: 1 }));
      await expect(blanks(exercise).first()).toHaveValue('42');
      await expect(numbers).toHaveText(before ?? '');
      await exercise.locator('.more').click();
      await exercise.getByRole('button', { name: new RegExp(t.back.split('{')[0] ?? '') }).click();
      await expect(blanks(exercise).first()).toHaveValue('43');
    });

    test('show me gives every answer with its reason, and this variant counts no more', async ({ page }) => {
      const exercise = await open(page, locale);
      const cells = await cellsOf(exercise);
      await button(exercise, t.showMe).click();
      await expect(status(exercise)).toHaveText(t.solutionShown);
      await expect(exercise.locator('output')).toHaveText(cells.map((cell) => RIGHT[cell] ?? ''));
      await expect(exercise.locator('.verdict-line')).toHaveText(cells.map(() => `→ ${t.answer}`));
      await fromMenu(exercise, t.startOver);
      await fill(exercise);
      await button(exercise, t.check).click();
      await expect(status(exercise)).toContainText(t.notCounted);
      expect(await kept(page)).toBeUndefined();
    });

    test('the page is complete without a script', { tag: '@no-script' }, async ({ page }) => {
      await page.goto(`${BASE}${locale}/`);
      const exercise = page.locator('#exercise-handshake-three-way-numbers');
      const note = exercise.locator('noscript p');
      await expect(note).toContainText(t.noScript);
      await expect(blanks(exercise)).toHaveCount(4);
      await expect(button(exercise, t.check)).toBeHidden();
      await note.getByRole('link', { name: t.workedAnswer }).click();
      await expect(page).toHaveURL(new RegExp(`${exercisePath(locale, ID, BASE)}#worked$`));
      await page.locator('#worked summary').click();
      await expect(page.locator('#worked tbody tr')).toHaveCount(4);
      await expect(page.locator('#worked tbody tr').last()).toBeVisible();
    });
  });
}

test('what was typed survives a reload and a change of language', async ({ page }) => {
  const exercise = await open(page, 'en');
  await blanks(exercise).first().fill('0x2a');
  await page.reload();
  await expect(blanks(exercise).first()).toHaveValue('0x2a');
  const chinese = await open(page, 'zh-cn');
  await expect(blanks(chinese).first()).toHaveValue('0x2a');
});

test('a variant drawn anew is there after a reload, with what was typed into it', async ({ page }) => {
  const exercise = await open(page, 'en');
  await fromMenu(exercise, words('en').another);
  const link = exercise.locator('a.seed');
  await expect(link).not.toHaveText(format(words('en').variantLink, { seed: 1 }));
  const name = await link.textContent();
  await blanks(exercise).first().fill('9');
  await page.reload();
  await expect(link).toHaveText(name ?? '');
  await expect(blanks(exercise).first()).toHaveValue('9');
});

test('the link to a variant shows that variant to anybody', async ({ page, browser }) => {
  const t = words('en');
  const exercise = await open(page, 'en');
  await fromMenu(exercise, t.another);
  const link = exercise.locator('a.seed');
  await expect(link).not.toHaveText(format(t.variantLink, { seed: 1 }));
  const href = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  const numbers = await exercise.locator('.setup').textContent();
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(href);
  const shared = other.locator('#exercise-handshake-three-way-numbers');
  await expect(shared.locator('.setup')).toHaveText(numbers ?? '');
  expect(await cellsOf(shared)).toEqual(await cellsOf(exercise));
  await context.close();
});

test('nonsense in the address is told politely and the usual variant shown', async ({ page }) => {
  const t = words('en');
  const exercise = await open(page, 'en', '?seed=%3Cb%3Eforty');
  await expect(status(exercise)).toHaveText(format(t.badSeed, { seed: '<b>forty' }));
  await expect(exercise.locator('a.seed')).toHaveText(format(t.variantLink, { seed: 1 }));
});

test('a seed for another exercise does not concern this one', async ({ page }) => {
  const exercise = await open(page, 'en', '?ex=close/four-way-numbers&seed=77');
  await expect(exercise.locator('a.seed')).toHaveText(format(words('en').variantLink, { seed: 1 }));
});

test('inputs have names that say segment, direction and field', async ({ page }) => {
  const exercise = await open(page, 'en');
  const names = { seq: 'SEQ number', ack: 'ACK number' };
  for (const cell of await cellsOf(exercise)) {
    const [number, kind] = cell.split('.') as [string, 'seq' | 'ack'];
    const direction = number === '2' ? 'server to client' : 'client to server';
    const name = `Segment ${number}, ${direction}, ${names[kind]}`;
    await expect(exercise.locator(`[data-cell="${cell}"]`)).toHaveAccessibleName(name);
  }
});

test('on a narrow screen the blanks stand on their arrows: reached in order by Tab, tall enough for a finger, flags toggled and states chosen without typing', {
  tag: '@phone',
}, async ({ page }) => {
  const t = words('en');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${BASE}en/lessons/close-fails/segments-lost/`);
  const exercise = page.locator('#exercise-close-lost-last-ack');
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  const order = blanksOf(fillTrace.generate(specOf('close/lost-last-ack'), 1));
  await exercise.locator('[data-cell]').first().focus();
  for (const cell of order) {
    const input = exercise.locator(`[data-cell="${cell}"]`);
    await expect(input).toBeFocused();
    const box = (await input.boundingBox())!;
    expect(box.height, cell).toBeGreaterThanOrEqual(44);
    expect(box.x + box.width, cell).toBeLessThanOrEqual(360);
    const isFlags = cell.endsWith('.flags');
    if (isFlags) await expect(exercise.locator('.flag-keys button:visible')).toHaveCount(4);
    for (let keys = isFlags ? 5 : 1; keys > 0; keys--) await page.keyboard.press('Tab');
  }
  await expectNoSidewaysScroll(page);
  const flags = exercise.locator('input[data-cell="12.flags"]');
  await flags.focus();
  const key = (flag: string) => button(exercise, format(t.flagToggle, { flag, n: 12 }));
  await key('FIN').click();
  await key('SYN').click();
  await key('ACK').click();
  await key('SYN').click();
  await expect(key('FIN')).toHaveAttribute('aria-pressed', 'true');
  await expect(key('SYN')).toHaveAttribute('aria-pressed', 'false');
  await expect(flags).toHaveValue('FIN,ACK');
  const state = exercise.locator('select[data-cell="12.server"]');
  await expect(state).toHaveAccessibleName('Segment 12, server to client, Server state');
  await state.selectOption('LAST-ACK');
  await button(exercise, t.check).click();
  await expect(exercise.locator('[data-mark="unread"]')).toHaveCount(12);
  await expect(state).not.toHaveAttribute('aria-invalid', 'true');
  await page.reload();
  await exercise.scrollIntoViewIfNeeded();
  await expect(flags).toHaveValue('FIN,ACK');
  await expect(state).toHaveValue('LAST-ACK');
});
