/** Times what a learner waits for: from the press of Check to the painted verdict, on a CPU slowed down four times. */
import { type CDPSession, chromium, type Locator, type Page } from '@playwright/test';
import type { Figure } from './budgets.ts';
import { CHROMIUM_ARGS, type Chromium } from './chromium.ts';

/** From check to painted feedback, ms: once the model is there, and where it has yet to load. */
const BUDGET = 50;
const BUDGET_LOADING = 300;
const SLOW_DOWN = 4;
const CHECKS = 9;
/** A slow phone's line: octets per second either way, and ms from asking to the first octet. */
const LINE = { offline: false, downloadThroughput: 200_000, uploadThroughput: 90_000, latency: 150 };
/** How long a quick learner takes for a blank, ms. */
const TYPING = 300;

/** Times the first exercise of each page that has one: the slowest page's first check, and its check in the middle. */
export async function benchFeedback(
  { path }: Chromium,
  site: string,
  pages: readonly string[],
): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath: path, args: [...CHROMIUM_ARGS] });
  const waits: { readonly first: number; readonly middle: number }[] = [];
  try {
    for (const page of pages) {
      const context = await browser.newContext();
      const tab = await context.newPage();
      await tab.goto(new URL(page.slice(1), site).href, { waitUntil: 'networkidle' });
      if ((await tab.locator('form.fill-trace').count()) > 0) waits.push(await timeChecks(tab));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  if (waits.length === 0)
    throw new Error('No page with an exercise was found, so feedback could not be timed.');
  const slowest = (wait: 'first' | 'middle') => Math.max(...waits.map((times) => times[wait]));
  const what = `check to painted feedback, CPU slowed down ${SLOW_DOWN} times`;
  return [
    { what, measured: slowest('middle'), budget: BUDGET, unit: 'ms' },
    {
      what: `${what}, the model still to load`,
      measured: slowest('first'),
      budget: BUDGET_LOADING,
      unit: 'ms',
    },
  ];
}

/** Fills every blank on a slow line and checks, which loads the model; then changes one and checks again and again. */
async function timeChecks(tab: Page): Promise<{ readonly first: number; readonly middle: number }> {
  const form = tab.locator('form.fill-trace').first();
  await form.scrollIntoViewIfNeeded();
  const check = form.locator('button[type=submit]:enabled');
  await check.waitFor();
  const session: CDPSession = await tab.context().newCDPSession(tab);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  await fillBlanks(form);
  const times: number[] = [];
  for (let i = 0; i <= CHECKS; i += 1) {
    if (i > 0) {
      await form
        .locator('.cell.blank:not(.flags) input')
        .first()
        .fill(String(i + 2));
      await form.locator('.cell.blank:not([data-mark])').first().waitFor();
    }
    await check.waitFor();
    times.push(await check.evaluate(timeOneCheck));
  }
  const [first = 0, ...others] = times;
  others.sort((a, b) => a - b);
  return { first, middle: others[Math.floor(others.length / 2)] ?? 0 };
}

/** Fills every blank as a quick learner does. */
async function fillBlanks(form: Locator): Promise<void> {
  for (const blank of await form.locator('.cell.blank').all()) {
    const choice = blank.locator('select');
    const flags = await blank.evaluate((cell) => cell.matches('.flags'));
    if ((await choice.count()) > 0) await choice.selectOption('ESTABLISHED');
    else await blank.locator('input').fill(flags ? 'ACK' : '1');
    await form.page().waitForTimeout(TYPING);
  }
}

/** In the page: presses the button and waits until every blank has a verdict and a frame shows it. */
async function timeOneCheck(button: Element): Promise<number> {
  const form = button.closest('form');
  const start = performance.now();
  (button as HTMLButtonElement).click();
  while (form?.querySelector('.cell.blank:not([data-mark])')) {
    if (performance.now() - start > 10_000) throw new Error('No verdict after ten seconds.');
    await new Promise((resolve) => setTimeout(resolve));
  }
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve));
  return performance.now() - start;
}
