import { questionPath, questionsPath } from '../../src/i18n/index.ts';
import { BASE } from './support/exercise.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, SCREEN, test } from './support/site.ts';

for (const locale of ['zh-cn'] as const) {
  test.describe(`interview questions in ${locale}`, SCREEN[locale], () => {
    test('the list shows one level, and leads to an answer that is open', async ({ page }) => {
      await page.goto(questionsPath(locale, BASE));
      const listed = page.locator('.question-list li');
      const count = await listed.count();
      await page.locator('input[name="level"][value="senior"]').check();
      await expect(page.locator('.question-list li:visible:not([data-level="senior"])')).toHaveCount(0);
      expect(await page.locator('.question-list li:visible').count()).toBeLessThan(count);
      await page.locator('input[name="level"][value="every"]').check();
      await expect(page.locator('.question-list li:visible')).toHaveCount(count);
      await page.locator(`a[href="${questionPath(locale, 'close/why-four', BASE)}"]`).click();
      await expect(page.locator('.question[open] #why-four')).toBeInViewport();
      await expect(page.locator('.question[open]')).toHaveCount(1);
    });

    test('answers open one after the other, and stay accessible and narrow', async ({ page }) => {
      await page.goto(questionPath(locale, 'close/why-four', BASE));
      const question = page.locator('.question[open]');
      await expect(question.locator('.question-short')).toBeVisible();
      await expect(question.locator('.question-whole ul').first()).toBeHidden();
      await question.locator('.question-whole summary').click();
      await expect(question.locator('.question-wrong')).toBeVisible();
      await expectAccessible(page, { within: '.question[open]' });
      await expectNoSidewaysScroll(page);
    });
  });
}

for (const locale of ['en'] as const) {
  test('a follow-up on the same page opens its question', async ({ page }) => {
    await page.goto(questionPath(locale, 'close/why-four', BASE));
    await page.locator('.question[open] .question-whole summary').click();
    await page
      .locator(`.question[open] a[href="${questionPath(locale, 'close/three-segments', BASE)}"]`)
      .click();
    await expect(page.locator('.question[open] #three-segments')).toBeInViewport();
  });

  test('paper has every answer', async ({ page }) => {
    await page.goto(questionPath(locale, 'close/why-four', BASE));
    await page.emulateMedia({ media: 'print' });
    const hidden = page.locator('.question:not([open]) .question-whole li');
    await expect(hidden.first()).toBeVisible();
  });

  test('the search finds a question by the words it is asked with', async ({ page }) => {
    await page.goto(questionsPath(locale, BASE));
    await page.keyboard.press('Control+k');
    await page.locator('#search-words').fill('address already in use');
    await expect(page.locator('.search-results a[href$="/questions/waiting/#reuseaddr"]')).toBeVisible();
  });
}
