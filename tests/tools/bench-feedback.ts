/** Times what a learner waits for: from the press of Check to the painted verdict, on a CPU slowed down four times. */
import { chromium, type Page } from '@playwright/test';
import { table } from './budgets.ts';
import { CHROMIUM_ARGS, type Chromium } from './chromium.ts';

/** From check to painted feedback, ms. */
const BUDGET = 50;
const SLOW_DOWN = 4;
const CHECKS = 9;

/** One page's waiting times, ms. */
interface Waiting {
  readonly page: string;
  readonly middle: number;
  readonly longest: number;
}

/** Times the first exercise of each page that has one; the complaints about those over budget. */
export async function benchFeedback(
  { path }: Chromium,
  site: string,
  pages: readonly string[],
  say: (line: string) => void,
): Promise<string[]> {
  const browser = await chromium.launch({ executablePath: path, args: [...CHROMIUM_ARGS] });
  const waits: Waiting[] = [];
  try {
    for (const page of pages) {
      const tab = await browser.newPage();
      await tab.goto(new URL(page.slice(1), site).href, { waitUntil: 'networkidle' });
      if ((await tab.locator('form.fill-trace').count()) > 0)
        waits.push({ page, ...(await timeChecks(tab)) });
      await tab.close();
    }
  } finally {
    await browser.close();
  }
  if (waits.length === 0) return ['No page with an exercise was found, so feedback could not be timed.'];
  const rows = waits.map(({ page, middle, longest }) => [page, middle.toFixed(0), longest.toFixed(0)]);
  say(`\nCheck to painted feedback, CPU slowed down ${SLOW_DOWN} times, ${CHECKS} checks`);
  say(table([['ms', 'middle', 'longest'], ...rows]));
  say(`Budget: ${BUDGET} ms in the middle.`);
  return waits.flatMap(({ page, middle }) =>
    middle <= BUDGET ? [] : [`${page}: feedback after ${middle.toFixed(0)} ms, budget ${BUDGET} ms.`],
  );
}

/** Fills every blank, then changes one and presses Check again and again; the first check, which loads, is not timed. */
async function timeChecks(tab: Page): Promise<Omit<Waiting, 'page'>> {
  const form = tab.locator('form.fill-trace').first();
  await form.scrollIntoViewIfNeeded();
  const check = form.locator('button[type=submit]:enabled');
  await check.waitFor();
  for (const blank of await form.locator('.cell.blank').all()) {
    const choice = blank.locator('select');
    if ((await choice.count()) > 0) await choice.selectOption('ESTABLISHED');
    else
      await blank
        .locator('input')
        .fill((await blank.evaluate((cell) => cell.matches('.flags'))) ? 'ACK' : '1');
  }
  const session = await tab.context().newCDPSession(tab);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  const times: number[] = [];
  for (let i = 0; i <= CHECKS; i += 1) {
    const blank = form.locator('.cell.blank:not(.flags) input').first();
    await blank.fill(String(i + 2));
    await form.locator('.cell.blank:not([data-mark])').first().waitFor();
    await check.waitFor();
    times.push(await check.evaluate(timeOneCheck));
  }
  const sorted = times.slice(1).sort((a, b) => a - b);
  return { middle: sorted[Math.floor(sorted.length / 2)] ?? 0, longest: sorted.at(-1) ?? 0 };
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
