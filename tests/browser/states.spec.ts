import type { Locator, Page } from '@playwright/test';
import { dictionary, format, lessonPath } from '../../src/i18n/index.ts';
import { expect, expectAccessible, test } from './support/site.ts';

const BASE = process.env['BASE_PATH'] ?? '/';
const t = dictionary('en').states;

/** The picture of the whole machine, the last one of its lesson, ready for presses. */
async function openMachine(page: Page): Promise<Locator> {
  await page.goto(lessonPath('en', 'machine/states', BASE));
  const figure = page.locator('figure.states').last();
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByText(t.hint)).toBeVisible();
  return figure;
}

const drawing = (figure: Locator) => figure.locator('svg.state-diagram:visible');
/** A state of the drawing shown; CLOSED stands in it twice, above and below. */
const stateIn = (figure: Locator, state: string) =>
  drawing(figure).locator(`[data-state="${state}"]`).first();
const panel = (figure: Locator) => figure.locator('.states-panel');

test('a state tells what leads there and on, an arrow its rule and a run that takes it', {
  tag: '@phone',
}, async ({ page }) => {
  const figure = await openMachine(page);
  await stateIn(figure, 'CLOSING').click();
  await expect(panel(figure)).toContainText(t.leadsHere);
  await expect(panel(figure)).toContainText('FIN-WAIT-1 → CLOSING');
  const onward = panel(figure).getByRole('button', { name: 'CLOSING → TIME-WAIT' });
  await onward.click();
  await expect(panel(figure)).toContainText('RFC 9293');
  await expect(panel(figure)).toBeFocused();
  const title = (await page.locator('[data-key="closing-time-wait"] .run').textContent()) ?? '';
  await panel(figure)
    .getByRole('button', { name: format(t.showRun, { title }) })
    .click();
  await expect(panel(figure).locator('svg.ladder:visible')).toContainText('CLOSING');
  await expectAccessible(page);
});

test('an arrow is pressed where it is drawn', async ({ page }) => {
  const figure = await openMachine(page);
  const arrow = drawing(figure).getByRole('button', { name: 'FIN-WAIT-1 → TIME-WAIT' });
  await arrow.locator('text').click();
  await expect(arrow).toHaveAttribute('aria-pressed', 'true');
  await expect(panel(figure)).toContainText('FIN-WAIT-1 → TIME-WAIT');
  await panel(figure).getByRole('button', { name: t.close, exact: true }).click();
  await expect(panel(figure)).toBeHidden();
  await expect(arrow).toBeFocused();
});

test('by keyboard: arrow keys move, Enter opens, Escape closes and leaves the focus where it was', async ({
  page,
}) => {
  const figure = await openMachine(page);
  const closed = stateIn(figure, 'CLOSED');
  await closed.focus();
  await page.keyboard.press('Enter');
  await expect(panel(figure)).toContainText(t.leadsOn);
  await page.keyboard.press('Escape');
  await expect(panel(figure)).toBeHidden();
  await expect(closed).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const focused = drawing(figure).locator('[role="button"]:focus');
  await expect(focused).not.toHaveAttribute('data-state', 'CLOSED');
  await page.keyboard.press('Space');
  await expect(focused).toHaveAttribute('aria-pressed', 'true');
  await expect(panel(figure)).toBeVisible();
});
