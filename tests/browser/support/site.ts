/**
 * What every browser test stands on. Import `test` and `expect` from here, never from '@playwright/test':
 * this `test` fails when a page logs an error, throws, or breaks its Content-Security-Policy.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type BrowserContext,
  test as base,
  type ConsoleMessage,
  type Disposable,
  expect,
  type Page,
  type ViewportSize,
  type WebError,
} from '@playwright/test';
import type axe from 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Locale } from '../../../src/i18n/index.ts';

export { expect };

/** Where the site is mounted. */
const BASE = process.env['BASE_PATH'] ?? '/';

/** A file of the site, below its base, that runs no script and stores nothing. */
export const NOWHERE = 'robots.txt';

/**
 * Where the tests of a language run: English on the desktop, Chinese on the phone. Words of both stand beside each other
 * in tests/components and tests/i18n: a behaviour is tried in one, and a file tells its first story in the language that
 * its further ones are not in, so that every kind of page is used in each language and on each screen.
 *
 * @example test.describe(`in ${locale}`, SCREEN[locale], () => {});
 */
export const SCREEN: Readonly<Record<Locale, { readonly tag: string[] }>> = {
  en: { tag: [] },
  'zh-cn': { tag: ['@phone'] },
};

/** The screens, for what depends on them: `@phone` is the tag of one, `@desktop` says what holds without a tag. */
export const SCREENS = ['desktop', 'phone'] as const;

/** What is special to each screen. */
export const DEVICES = {
  desktop: { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
} as const;

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
    await logViolations(context);
    this.listen(context);
  }

  /** Hears what goes wrong in a context, until the function returned is called. */
  listen(context: BrowserContext): () => void {
    const logged = (message: ConsoleMessage): void => {
      if (message.type() !== 'error') return;
      this.#report(`console error: ${message.text()} (${message.location().url})`);
    };
    const thrown = (error: WebError): void => this.#report(`page error: ${error.error().message}`);
    context.on('console', logged).on('weberror', thrown);
    return () => void context.off('console', logged).off('weberror', thrown);
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

/** Makes the pages of a context log what their policy forbids. */
async function logViolations(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const what = `${event.effectiveDirective} forbids ${event.blockedURI || 'inline'}`;
      console.error(
        `Content-Security-Policy: ${what}, ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      );
    });
  });
}

/** The contexts that the tests of this worker share, with one page each: a new one costs more than a short test. */
const shared = new Map<string, BrowserContext>();

/** Scripts that run before every page of the test under way. */
const scripts: Disposable[] = [];

/** Runs a script before every page of this test, ahead of the page's own. */
export async function runBeforePages(page: Page, script: () => void): Promise<void> {
  scripts.push(await page.addInitScript(script));
}

/** Forgets what the page has stored; one that runs scripts stores nothing more before it is left for the next one. */
async function forget(page: Page, runsScripts: boolean): Promise<void> {
  await page.evaluate((isSealed) => {
    localStorage.clear();
    sessionStorage.clear();
    if (isSealed) Storage.prototype.setItem = () => {};
  }, runsScripts);
}

/**
 * Leaves the page of a context as the next test wants to find it: nothing stored, emulated, intercepted or run before it,
 * the network there, no second page.
 */
async function putBack(context: BrowserContext, viewport: ViewportSize): Promise<void> {
  const [page, ...others] = context.pages();
  for (const other of others) await other.close();
  if (page === undefined) return;
  for (const script of scripts.splice(0)) await script.dispose();
  await Promise.all([page.unrouteAll({ behavior: 'ignoreErrors' }), context.setOffline(false)]);
  const { width, height } = page.viewportSize() ?? {};
  const isResized = width !== viewport.width || height !== viewport.height;
  try {
    await forget(page, true);
  } catch {
    // A page of no site stores nothing, and one that is being left stores what it has before the next one is there.
    await page.goto(BASE + NOWHERE);
    await forget(page, false);
  }
  await Promise.all([
    page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null }),
    page.mouse.move(0, 0),
    isResized && page.setViewportSize(viewport),
  ]);
}

/**
 * Playwright's test, which also fails on console errors, page errors and Content-Security-Policy violations. It runs on
 * the desktop; with the tag `@phone` on the phone, with `@no-script` where no script runs. Tests share a page, emptied in
 * between; one that changes more than `putBack` puts back, by a listener or the clock, or that needs an empty cache, has
 * the tag `@alone`.
 */
export const test = base.extend<{ problems: Problems }>({
  context: async ({ browser }, use, testInfo) => {
    const { tags } = testInfo;
    const device = DEVICES[tags.includes('@phone') ? 'phone' : 'desktop'];
    const javaScriptEnabled = !tags.includes('@no-script');
    const sort = `${device.isMobile} ${javaScriptEnabled}`;
    const isAlone = tags.includes('@alone');
    let context = isAlone ? undefined : shared.get(sort);
    if (context === undefined) {
      context = await browser.newContext({ ...device, javaScriptEnabled });
      await logViolations(context);
    }
    if (!isAlone) shared.set(sort, context);
    await use(context);
    if (!isAlone && testInfo.status === testInfo.expectedStatus) return putBack(context, device.viewport);
    if (!isAlone) shared.delete(sort);
    await context.close();
  },
  page: async ({ context }, use) => {
    await use(context.pages()[0] ?? (await context.newPage()));
  },
  problems: [
    async ({ context }, use) => {
      const problems = new Problems();
      const stop = problems.listen(context);
      await use(problems);
      stop();
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

const COLOURS = ['color-contrast', 'link-in-text-block'];
/** What axe looks for: every rule, those that another theme can break, and those that another screen can break too. */
const RULES = {
  all: { rules: { 'target-size': { enabled: true } } },
  colours: { runOnly: COLOURS },
  looks: {
    runOnly: [...COLOURS, 'target-size', 'scrollable-region-focusable', 'aria-hidden-focus', 'region'],
  },
} as const satisfies Readonly<Record<string, RunOptions>>;

/**
 * Runs every axe rule that is not experimental, best practices and target size included: in the theme named; else in
 * light, and those about colours in dark too. Fails with rule, element and what to do.
 *
 * @example await expectAccessible(page);
 * @example await expectAccessible(page, { within: 'dialog' });
 */
export async function expectAccessible(
  page: Page,
  { within, theme, rules = 'all' }: { within?: string; theme?: Theme; rules?: keyof typeof RULES } = {},
): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  if (theme === undefined) {
    await inBothThemes(page, (each) => runAxe(page, each, each === 'light' ? rules : 'colours', within));
    return;
  }
  await showTheme(page, theme);
  await runAxe(page, theme, rules, within);
}

/** The source of axe, made small: every page that is looked at is sent it. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function runAxe(page: Page, theme: Theme, rules: keyof typeof RULES, within?: string): Promise<void> {
  await finishTransitions(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(
    async ({ root, options }): Promise<AxeResults['violations']> => {
      // What sticks to the screen's edge covers whatever is scrolled to there: no fault of what is covered.
      const stuck = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
        (element) => getComputedStyle(element).position === 'sticky',
      );
      for (const { style } of stuck) style.position = 'static';
      const results = await (window as unknown as { axe: typeof axe }).axe.run(root ?? document, options);
      for (const { style } of stuck) style.position = '';
      return results.violations;
    },
    // Of rules that hold it says only that they do.
    { root: within ?? null, options: { ...RULES[rules], resultTypes: ['violations'] } satisfies RunOptions },
  );
  const findings = violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary ?? rule.help}`),
  );
  expect(findings, `axe, ${theme} theme, ${page.url()}`).toEqual([]);
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
