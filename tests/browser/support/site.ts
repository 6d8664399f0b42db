/**
 * What every browser test stands on. Import `test` and `expect` from here, never from '@playwright/test':
 * this `test` fails when a page logs an error, throws, or breaks its Content-Security-Policy.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { Locale } from '../../../src/i18n/index.ts';

export { expect };

/**
 * Where the tests of a language run: English on the desktop, Chinese on the phone. Each behaviour is so seen once in
 * each language and once on each screen.
 *
 * @example test.describe(`in ${locale}`, SCREEN[locale], () => {});
 */
export const SCREEN: Readonly<Record<Locale, { readonly tag: string[] }>> = {
  en: { tag: [] },
  'zh-cn': { tag: ['@phone'] },
};

/** The two themes a reader can see. */
export const THEMES = ['light', 'dark'] as const;

/** Names a theme. */
export type Theme = (typeof THEMES)[number];

/** What went wrong in the pages of one test. */
export class Problems {
  readonly #seen: string[] = [];
  readonly #expected: { readonly pattern: RegExp; met: boolean }[] = [];

  /** Watches a context the test opened itself, before its first page; the test's own `context` is watched already. */
  async watch(context: BrowserContext): Promise<void> {
    context.on('console', (message) => {
      if (message.type() !== 'error') return;
      this.#report(`console error: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.#report(`page error: ${error.error().message}`));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const what = `${event.effectiveDirective} forbids ${event.blockedURI || 'inline'}`;
        console.error(
          `Content-Security-Policy: ${what}, ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
        );
      });
    });
  }

  /** Says that a problem belongs to this test; the test fails when it does not occur. Call it before it can occur. */
  expect(pattern: RegExp): void {
    this.#expected.push({ pattern, met: false });
  }

  /** The problems nobody expected, and the expected ones that did not come. */
  get unexpected(): readonly string[] {
    const missing = this.#expected.filter(({ met }) => !met);
    return [...this.#seen, ...missing.map(({ pattern }) => `expected, but never seen: ${pattern}`)];
  }

  #report(problem: string): void {
    const expected = this.#expected.filter(({ pattern }) => pattern.test(problem));
    for (const expectation of expected) expectation.met = true;
    if (expected.length === 0) this.#seen.push(problem);
  }
}

/** Playwright's test, which also fails on console errors, page errors and Content-Security-Policy violations. */
export const test = base.extend<{ problems: Problems }>({
  problems: [
    async ({ context }, use) => {
      const problems = new Problems();
      await problems.watch(context);
      await use(problems);
      expect(problems.unexpected, 'errors in the page').toEqual([]);
    },
    { auto: true },
  ],
});

/** Shows the page in a theme: as the system's preference, and as the reader's choice where one is set. */
export async function showTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate((chosen) => {
    const root = document.documentElement;
    if (root.dataset['theme'] !== undefined) root.dataset['theme'] = chosen;
  }, theme);
}

/** Runs a check in the light theme and in the dark one; the page is left in light. */
export async function inBothThemes(page: Page, check: (theme: Theme) => Promise<void>): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await showTheme(page, theme);
    await check(theme);
  }
}

/** What axe looks for; of rules that hold it says only that they do. */
const EVERY_RULE = { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations' as const] };
/** Themes differ in their colours alone. */
const COLOURS = { runOnly: ['color-contrast', 'link-in-text-block'], resultTypes: ['violations' as const] };

/**
 * Runs every axe rule that is not experimental, best practices and target size included; those about colours in both
 * themes.
 * Fails with rule, element and what to do.
 *
 * @example await expectAccessible(page);
 * @example await expectAccessible(page, { within: 'dialog' });
 */
export async function expectAccessible(page: Page, options: { within?: string } = {}): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await inBothThemes(page, async (theme) => {
    await finishTransitions(page);
    // The other mode opens a page of its own for every look, for frames of other origins: there are none here.
    const axe = new AxeBuilder({ page }).setLegacyMode().options(theme === 'light' ? EVERY_RULE : COLOURS);
    if (options.within !== undefined) axe.include(options.within);
    const { violations } = await axe.analyze();
    const findings = violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary ?? rule.help}`),
    );
    expect(findings, `axe, ${theme} theme, ${page.url()}`).toEqual([]);
  });
}

/** Fails when the page as a whole can be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect(content, `width of ${page.url()} on a screen of ${screen} px`).toBeLessThanOrEqual(screen);
}

/** Ends running transitions, so that colours are measured as they will stay. */
async function finishTransitions(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation instanceof CSSTransition) animation.finish();
    }
  });
}
