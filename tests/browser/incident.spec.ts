import { incident } from '../../src/exercises/kinds/incident/index.ts';
import { authoredIncident } from '../../src/exercises/kinds/incident/schema.ts';
import { dictionary, exercisePath } from '../../src/i18n/index.ts';
import { fileOf, scenarioOf } from '../exercises/content.ts';
import { BASE, button, kept, status } from './support/exercise.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

const ID = 'work/close-wait-leak';

/** What answers the variant its page first shows. */
function known() {
  const file = fileOf('incident', ID);
  const question = incident.generate(authoredIncident.spec(file, scenarioOf, ID), file.seed ?? 1);
  return incident.sample(question, 'correct') as Record<'cause' | 'proof' | 'fix', string>;
}

for (const locale of ['en'] as const) {
  const { exercise: t, incident: own } = dictionary(locale);

  test(`an incident is followed from cause to fix, in ${locale}`, SCREEN[locale], async ({ page }) => {
    const { cause, proof, fix } = known();
    await page.goto(exercisePath(locale, ID, BASE));
    const exercise = page.locator('section.exercise');
    await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
    const pick = (part: string, id: string) => exercise.locator(`[data-cell="${part}"][value="${id}"]`);
    await expect(pick('fix', fix)).toBeHidden();
    await pick('cause', 'fin-lost').check();
    await button(exercise, t.check).click();
    await expect(status(exercise)).toHaveText(own.causeWrong);
    await pick('cause', cause).check();
    await button(exercise, t.check).click();
    await expect(status(exercise)).toHaveText(own.causeRight);
    await expect(exercise.locator('[data-cell="proof"]').first()).toBeFocused();
    await pick('proof', proof).check();
    await button(exercise, own.checkProof).click();
    await expect(status(exercise)).toHaveText(own.proofRight);
    await pick('fix', 'fin-timeout').check();
    await button(exercise, own.runFix).click();
    await expect(status(exercise)).toContainText(own.fixWrong);
    await expect(exercise.getByRole('region', { name: own.after })).toContainText('CLOSE-WAIT');
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    await page.reload();
    await pick('fix', fix).check();
    await button(exercise, own.runFix).click();
    await expect(status(exercise)).toContainText(own.allRight);
    await expect(exercise.getByRole('region', { name: own.after })).not.toContainText('CLOSE-WAIT');
    // Cause and fix were right at the second try.
    expect(await kept(page, ID)).toMatchObject({ attempts: 3, best: expect.closeTo(2 / 3) });
  });
}
