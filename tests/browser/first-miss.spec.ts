import { dictionary, exercisePath, format } from '../../src/i18n/index.ts';
import {
  BASE,
  blanks,
  button,
  fill,
  fromMenu,
  ID,
  kept,
  open,
  scoreOf,
  status,
  words,
} from './support/exercise.ts';
import { expect, test } from './support/site.ts';

test('the first miss teaches, the second tells, and what was checked stays checked', async ({ page }) => {
  const { exercise: t } = dictionary('en');
  const exercise = await open(page, 'en');
  await expect(exercise.locator('.scoring')).toHaveText(format(t.scoring, { n: 4 }));
  await fill(exercise, (right, at) => (at === 2 ? '7' : right));
  await button(exercise, t.check).click();
  const some = { right: 3, wrong: 1, total: 4 };
  await expect(status(exercise)).toContainText(format(t.someRight, some));
  const why = exercise.locator('.reasons [data-mark="wrong"]');
  await expect(why).toContainText('RFC 9293');
  await expect(why).not.toContainText('= 1');
  await page.reload();
  await expect(status(exercise)).toContainText(format(t.someRight, some));
  await expect(exercise.locator('.cell[data-mark="wrong"]')).toHaveCount(1);
  await button(exercise, t.tryAgain).click();
  await blanks(exercise).nth(2).fill('9');
  const chinese = await open(page, 'zh-cn');
  await expect(blanks(chinese).nth(2)).toHaveValue('9');
  await button(chinese, words('zh-cn').check).click();
  await expect(chinese.locator('.reasons [data-mark="wrong"]')).toContainText('= 1');
  const again = await open(page, 'en');
  await expect(again.locator('.reasons [data-mark="wrong"]')).toContainText('= 1');
  await blanks(again).nth(2).fill('1');
  await button(again, t.check).click();
  await expect(status(again)).toContainText(format(t.allRight, { total: 4 }));
  await expect(scoreOf(again)).toHaveText('75%');
  expect(await kept(page)).toMatchObject({ attempts: 3, best: 0.75 });
  await page.goto(exercisePath('en', ID, BASE));
  await expect(again.locator('form')).toHaveAttribute('data-stage', 'done');
  // What is done has its price: to read the worked answer then costs nothing more.
  await page.locator('#worked summary').click();
  await expect(page.locator('#worked tbody tr').last()).toBeVisible();
  await page.reload();
  await expect(scoreOf(again)).toHaveText('75%');
});

test('the worked answer follows the variant, and to open it costs what showing does', async ({ page }) => {
  const t = words('en');
  await page.goto(exercisePath('en', 'close/four-way-states', BASE));
  const exercise = page.locator('section.exercise');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  const worked = page.locator('#worked');
  await expect(worked.locator('summary')).toContainText(t.workedCosts);
  const first = await worked.locator('tbody').textContent();
  const served = (await exercise.locator('a.seed').getAttribute('href')) ?? '';
  await fromMenu(exercise, t.another);
  await expect(exercise.locator('a.seed')).not.toHaveAttribute('href', served);
  const link = (await exercise.locator('a.seed').getAttribute('href')) ?? '';
  const seed = new URL(link, page.url()).searchParams.get('seed') ?? '';
  await expect(worked.locator('[data-name]')).toHaveText(format(t.workedAnswerOf, { seed }));
  await worked.locator('summary').click();
  await expect(worked.locator('tbody')).toBeVisible();
  expect(first).not.toBeNull();
  await expect(exercise.getByRole('button', { name: /^Hint/ })).toBeDisabled();
  await page.reload();
  await expect(exercise.getByRole('button', { name: /^Hint/ })).toBeDisabled();
});
