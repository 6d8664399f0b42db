import { readFile } from 'node:fs/promises';
import { conformancePath, recordingPath } from '../../src/i18n/index.ts';
import { dropAlike } from './support/alike.ts';
import { BASE } from './support/exercise.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, SCREEN, test } from './support/site.ts';

/** The first block of a pcapng file begins with this type: draft-ietf-opsawg-pcapng section 4.1. */
const SECTION_HEADER = '0a0d0d0a';

for (const locale of ['zh-cn'] as const) {
  test.describe(`what the model is checked against, in ${locale}`, SCREEN[locale], () => {
    test('lists open, and stay accessible and narrow', async ({ page }) => {
      await page.goto(conformancePath(locale, BASE));
      for (const list of ['.conformance-topic', '.conformance-state']) {
        const first = page.locator(list).first();
        await first.locator('summary').click();
        await expect(first.locator('table')).toBeVisible();
      }
      await expectNoSidewaysScroll(page);
      await dropAlike(page);
      await expectAccessible(page, { within: 'details[open]' });
    });
  });
}

for (const locale of ['en'] as const) {
  test.describe(`what the model is checked against, in ${locale}`, SCREEN[locale], () => {
    test('a recording is reached by its title, drawn, and there to download', async ({ page }) => {
      await page.goto(conformancePath(locale, BASE));
      await page.locator('.conformance-topic').first().locator('summary').click();
      await page.locator(`a[href="${recordingPath(locale, 'handshake_normal', BASE)}"]`).click();
      await expect(page.locator('h1')).toContainText('handshake_normal');
      await expect(page.locator('.sequence svg:visible')).toHaveCount(1);
      await expect(page.locator('.both-sides tbody tr')).toHaveCount(3);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('a[download]').click(),
      ]);
      const octets = await readFile(await download.path());
      expect(octets.subarray(0, 4).toString('hex')).toBe(SECTION_HEADER);
    });
  });
}
