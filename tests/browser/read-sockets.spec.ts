import { readSockets } from '../../src/exercises/kinds/read-sockets/index.ts';
import { authoredReadSockets } from '../../src/exercises/kinds/read-sockets/schema.ts';
import { dictionary, exercisePath, format } from '../../src/i18n/index.ts';
import { fileOf, scenarioOf } from '../exercises/content.ts';
import { BASE, button, kept, status } from './support/exercise.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

const ID = 'close/read-unread-fin';

/** The variant its page first shows, with what belongs into its cells. */
function known() {
  const file = fileOf('read-sockets', ID);
  const question = readSockets.generate(authoredReadSockets.spec(file, scenarioOf, ID), file.seed ?? 1);
  return readSockets.solve(question);
}

for (const locale of ['zh-cn'] as const) {
  const { exercise: t } = dictionary(locale);

  test(
    `a list of sockets is filled in, missed once and mended, in ${locale}`,
    SCREEN[locale],
    async ({ page }) => {
      const cells = known();
      await page.goto(exercisePath(locale, ID, BASE));
      const exercise = page.locator('section.exercise');
      await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
      const cell = (id: string) => exercise.locator(`[data-cell="${id}"]`);
      for (const { id, column, text } of cells) {
        if (column === 'state') await cell(id).selectOption(text);
        else await cell(id).fill(text);
      }
      const missed = cells.find(({ column }) => column !== 'state')!;
      await cell(missed.id).fill('9999');
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(
        format(t.someRight, { right: cells.length - 1, total: cells.length, wrong: 1 }),
      );
      await expect(cell(missed.id)).toBeFocused();
      await expect(cell(missed.id)).toHaveAccessibleDescription(new RegExp(t.wrong));
      await expectAccessible(page, { within: '.exercise' });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
      await cell(missed.id).fill(missed.text);
      await cell(missed.id).press('Enter');
      await expect(status(exercise)).toContainText(format(t.allRight, { total: cells.length }));
      const best = expect.closeTo(1 - 0.5 / cells.length);
      expect(await kept(page, ID)).toMatchObject({ attempts: 2, best });
    },
  );
}
