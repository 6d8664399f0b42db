import type { Locator, Page } from '@playwright/test';
import { dictionary, LOCALES, lessonPath } from '../../src/i18n/index.ts';
import { shiftSoFar, watchShifts } from './support/shifts.ts';
import { expect, expectAccessible, SCREEN, SCREENS, test } from './support/site.ts';

const BASE = process.env['BASE_PATH'] ?? '/';
const LOST = 'handshake-fails/third-ack-lost';
const LATE = 'handshake/late-syn';
const LESSONS = [
  'handshake/three-way',
  'handshake/why-three',
  LATE,
  'handshake/simultaneous-open',
  'handshake-fails/syn-lost',
  LOST,
  'close/four-way',
  'close/half-close',
  'close/simultaneous-close',
  'close-fails/segments-lost',
  'waiting/time-wait',
  'waiting/fin-wait-2',
] as const;
const t = dictionary('en').diagram;

const open = (page: Page, lesson: string = LESSONS[0]) => page.goto(lessonPath('en', lesson, BASE));
const figures = (page: Page) => page.locator('figure.sequence');
const plain = (page: Page) => page.locator('figure.sequence[data-scenario="handshake/plain"]').first();

/** The drawing that is shown: the wide or the narrow one. */
async function shownDrawing(figure: Locator): Promise<Locator> {
  const shown = figure.locator('svg.ladder:visible');
  await expect(shown).toHaveCount(1);
  return shown;
}

/** Text of the drawing shown, as a reader sees it in one number style. */
async function shownText(figure: Locator): Promise<string> {
  const texts = await (await shownDrawing(figure)).locator('text:visible').allTextContents();
  return texts.join(' ').replace(/\s+/g, ' ');
}

test('numbers switch between relative and absolute by keyboard, one figure at a time', {
  tag: '@phone',
}, async ({ page }) => {
  await open(page);
  const figure = plain(page);
  const absolute = figure.getByRole('radio', { name: t.absolute });
  // Not its inner text: what is outside the screen is not drawn, and has none.
  const caption = figure.locator('figcaption');
  await expect(caption).toHaveText(/client \d+, server \d+/);
  const isn = /client (\d+), server (\d+)/.exec((await caption.textContent()) ?? '');
  expect(await shownText(figure)).toContain('SEQ=0 ACK=1');
  await figure.getByRole('radio', { name: t.relative }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(absolute).toBeChecked();
  const text = await shownText(figure);
  expect(text).toContain(`SEQ=${isn?.[1]}`);
  expect(text).toContain(`SEQ=${isn?.[2]}`);
  expect(text).not.toContain('SEQ=0');
  const others = figures(page).filter({
    hasNot: page.locator('xpath=self::*[@data-scenario="handshake/plain"]'),
  });
  await expect(others.getByRole('radio', { name: t.relative, checked: true }).first()).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${lessonPath('en', LESSONS[0], BASE)}$`));
});

test('the same run stands in a table, which follows the switch', async ({ page }) => {
  await open(page);
  const figure = plain(page);
  await figure.getByText(t.asTable).click();
  const table = figure.getByRole('table');
  await expect(table).toBeVisible();
  await expect(table.getByRole('columnheader')).toHaveCount(10);
  const row = table.getByRole('row').filter({ hasText: '#2 sent' });
  await expect(row).toContainText('SYN,ACK');
  const reason = Number(await row.getByRole('cell').nth(1).innerText());
  await expect(figure.getByRole('listitem').nth(reason - 1)).toContainText('RFC 9293');
  const numbers = row.locator('td span:visible');
  await expect(numbers).toHaveText(['0', '1']);
  await figure.getByRole('radio', { name: t.absolute }).check();
  const [server, client] = await numbers.allTextContents();
  await expect(figure.locator('figcaption')).toContainText(`server ${server}`);
  await expect(figure.locator('figcaption')).toContainText(`client ${Number(client) - 1}`);
});

test.describe('without JavaScript', { tag: ['@phone', '@no-script'] }, () => {
  test('drawing, switch and table work', async ({ page }) => {
    await open(page);
    const figure = plain(page);
    await expect(figure.locator('svg.ladder:visible')).toHaveCount(1);
    await figure.getByText(t.asTable).click();
    await expect(figure.getByRole('table')).toBeVisible();
    await figure.getByText(t.absolute, { exact: true }).click();
    await expect(figure.getByRole('radio', { name: t.absolute })).toBeChecked();
    await expect(figure.locator('svg.ladder:visible .relative').first()).toBeHidden();
  });
});

/** Says of each figure of a page which drawings are shown, what it is called, and which words of the drawing overlap. */
function looksOf(page: Page) {
  return figures(page).evaluateAll((all) =>
    all.map((figure) => {
      const shown = [...figure.querySelectorAll('svg.ladder')].filter((svg) => svg.checkVisibility());
      const words = shown.flatMap((svg) => [...svg.querySelectorAll('text:not(.words *)')]);
      const boxes = words.map((text) => ({ says: text.textContent, box: text.getBoundingClientRect() }));
      const clashes = boxes.flatMap(({ says, box: a }, i) =>
        boxes.slice(i + 1).flatMap(({ says: other, box: b }) => {
          // Line boxes are taller than their letters: two px of shared leading is no clash.
          const deep = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1;
          return deep && wide ? [`${says} × ${other}`] : [];
        }),
      );
      return {
        drawings: shown.map((svg) => [
          svg.getAttribute('role'),
          svg.querySelector(':scope > title')?.textContent,
        ]),
        // A comparison says profile and delay above each of its two drawings, the others in their caption.
        captions: figure.matches('.compare')
          ? [...figure.querySelectorAll('.compared p')].map((p) =>
              [...p.children].map((part) => part.textContent).join(', '),
            )
          : [figure.querySelector('figcaption')?.textContent ?? ''],
        words: words.length,
        clashes,
      };
    }),
  );
}

for (const screen of SCREENS)
  test(`each figure shows one drawing, or two that it compares, named, in which no words overlap, and says profile and delay, on the ${screen}`, {
    tag: `@${screen}`,
  }, async ({ page }) => {
    for (const lesson of LESSONS) {
      await open(page, lesson);
      for (const { drawings, captions, words, clashes } of await looksOf(page)) {
        expect(drawings, lesson).toEqual(captions.map(() => ['img', expect.stringMatching(/\S/)]));
        for (const caption of captions)
          expect(caption, lesson).toMatch(/profile (linux|rfc9293), one-way delay \d+\sms/i);
        expect(clashes, lesson).toEqual([]);
        expect(words, lesson).toBeGreaterThan(4);
      }
    }
  });

test('figures pass axe in both themes with the table open', { tag: '@phone' }, async ({ page }) => {
  await open(page);
  await plain(page).getByText(t.asTable).click();
  await expectAccessible(page, { within: 'figure.sequence' });
});

test('prints the wide drawing in black, without the switch', async ({ page }) => {
  await open(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const figure = plain(page);
  await expect(figure.locator('svg.ladder.is-wide')).toBeVisible();
  await expect(figure.locator('svg.ladder.is-narrow')).toBeHidden();
  await expect(figure.locator('.ladder-switch')).toBeHidden();
  await expect(figure.locator('.is-wide .line').first()).toHaveCSS('stroke', 'rgb(0, 0, 0)');
});

for (const locale of LOCALES) {
  test.describe(`far from the screen in ${locale}`, SCREEN[locale], () => {
    test('a figure is not laid out, and as high as it will be, within two lines', async ({ page }) => {
      const heights: { unlaid: boolean; off: number }[] = [];
      for (const lesson of [LESSONS[0], LATE, LOST]) {
        await page.goto(lessonPath(locale, lesson, BASE));
        const found = await figures(page).evaluateAll((all) =>
          (all as HTMLElement[]).slice(1).map((figure) => {
            const unlaid = !figure.querySelector('svg')?.checkVisibility({ contentVisibilityAuto: true });
            const guessed = figure.offsetHeight;
            figure.style.contentVisibility = 'visible';
            return { unlaid, off: Math.abs(figure.offsetHeight - guessed) };
          }),
        );
        heights.push(...found);
      }
      expect(heights.length).toBeGreaterThan(2);
      for (const { unlaid, off } of heights) {
        expect(unlaid).toBe(true);
        expect(off).toBeLessThan(48);
      }
    });

    test('a link to a heading below figures leads to it, and nothing jumps while they are passed', {
      tag: '@alone',
    }, async ({ page }) => {
      await watchShifts(page);
      await page.goto(lessonPath(locale, LESSONS[0], BASE));
      const last = page.locator('.prose > h2[id]').last();
      await page.evaluate((id) => window.location.assign(`#${id}`), await last.getAttribute('id'));
      await expect(last).toBeInViewport();
      for (const figure of (await figures(page).all()).reverse()) {
        await figure.scrollIntoViewIfNeeded();
        await expect(await shownDrawing(figure)).toBeInViewport();
      }
      // A thousandth is one line of a figure at the screen's edge.
      expect(await shiftSoFar(page)).toBeLessThan(0.005);
    });
  });
}

for (const locale of LOCALES) {
  test.describe(`a common claim in ${locale}`, SCREEN[locale], () => {
    test('stands beside the segments that break it, without a script, with its run and source', {
      tag: '@no-script',
    }, async ({ page }) => {
      await page.goto(lessonPath(locale, LOST, BASE));
      const { lesson, misconceptions, exercise } = dictionary(locale);
      const refuted = page.locator('figure.refute', {
        hasText: misconceptions['third-ack-is-repeated'].name,
      });
      await expect(refuted).toContainText(lesson.refuted);
      await expect(refuted.locator('cite')).toContainText('handshake/lost-third-ack-idle');
      await expect(refuted.getByRole('link', { name: 'RFC 6298 §5.1' })).toHaveAttribute(
        'href',
        'https://www.rfc-editor.org/rfc/rfc6298#section-5.1',
      );
      const drawing = refuted.getByRole('img', { name: `#3 ${exercise.clientToServer}` });
      await expect(drawing).toBeVisible();
      await expect(drawing.locator('text:visible')).toContainText(['SYN,ACK']);
      expect(
        await refuted.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
      ).toBeLessThanOrEqual(0);
    });
  });
}
