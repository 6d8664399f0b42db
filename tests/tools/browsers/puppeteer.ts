/** Chromium and Firefox, driven by puppeteer. */
import { type Browser, ElementHandle, launch, type Page } from 'puppeteer-core';
import { CHROMIUM_ARGS } from '../chromium.ts';
import { type Argument, callOf, type Driver, type Find, LONGEST, selectingCallOf } from './driver.ts';

/** Starts a browser without a window to be seen. */
export async function startPuppeteer(browser: 'chrome' | 'firefox', executablePath: string): Promise<Driver> {
  const running = await launch({
    browser,
    executablePath,
    headless: true,
    args: browser === 'chrome' ? [...CHROMIUM_ARGS] : [],
    defaultViewport: { width: 1000, height: 800 },
    protocolTimeout: 2 * LONGEST,
  });
  try {
    return new PuppeteerDriver(running, await running.newPage(), await running.version());
  } catch (error) {
    await running.close();
    throw error;
  }
}

class PuppeteerDriver implements Driver {
  readonly version: string;
  readonly #browser: Browser;
  readonly #page: Page;

  constructor(browser: Browser, page: Page, version: string) {
    this.#browser = browser;
    this.#page = page;
    this.version = version;
  }

  async run<Given extends readonly Argument[], Result>(
    job: (...given: Given) => Result,
    ...given: Given
  ): Promise<Result> {
    return (await this.#page.evaluate(callOf(job, given))) as Result;
  }

  async click<Given extends readonly Argument[]>(find: Find<Given>, ...given: Given): Promise<void> {
    await (await this.#find(callOf(find, given))).click();
  }

  async type<Given extends readonly Argument[]>(
    text: string,
    find: Find<Given>,
    ...given: Given
  ): Promise<void> {
    await (await this.#find(selectingCallOf(find, given))).type(text);
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  async #find(call: string): Promise<ElementHandle> {
    const found = await this.#page.evaluateHandle(call);
    if (found instanceof ElementHandle) return found;
    throw new Error(`the page has no ${call}`);
  }
}
