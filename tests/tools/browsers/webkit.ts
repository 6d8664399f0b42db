/** WebKitGTK's small browser, driven by WebDriver, in a screen of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { type Argument, callOf, type Driver, type Find, LONGEST, selectingCallOf } from './driver.ts';

/** The name under which WebDriver hands an element over. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Starts the browser at this path. Without a window manager none of its windows would get the keys. */
export async function startWebKit(binary: string): Promise<Driver> {
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  const begun: ChildProcess[] = [];
  const end = (): void => {
    for (const child of begun.toReversed()) child.kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const begin = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      env: { ...process.env, HOME: home, LC_ALL: 'en_US.UTF-8', ...env },
    });
    begun.push(child);
    return child;
  };
  try {
    const screen = begin('Xvfb', ['-displayfd', '3', '-screen', '0', '1100x900x24', '-nolisten', 'tcp']);
    const display = { DISPLAY: `:${await firstLine(screen)}` };
    begin('openbox', [], display);
    const port = await freePort();
    begin('WebKitWebDriver', [`--port=${port}`], display);
    return await WebKitDriver.begin(`http://127.0.0.1:${port}/session`, binary, end);
  } catch (error) {
    end();
    throw error;
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  const pipe = child.stdio[3];
  if (!pipe) throw new Error('the screen has no pipe to tell its number');
  const [data] = await once(pipe, 'data', { signal: AbortSignal.timeout(LONGEST) });
  return String(data).trim();
}

class WebKitDriver implements Driver {
  readonly version: string;
  readonly #session: string;
  readonly #end: () => void;

  private constructor(session: string, version: string, end: () => void) {
    this.#session = session;
    this.version = version;
    this.#end = end;
  }

  static async begin(address: string, binary: string, end: () => void): Promise<WebKitDriver> {
    const wanted = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
    await answering(address.replace('/session', '/status'));
    const begun = await send(address, 'POST', { capabilities: { alwaysMatch: wanted } });
    const { browserName, browserVersion } = begun.capabilities;
    return new WebKitDriver(`${address}/${begun.sessionId}`, `${browserName}/${browserVersion}`, end);
  }

  run<Given extends readonly Argument[], Result>(
    job: (...given: Given) => Result,
    ...given: Given
  ): Promise<Result> {
    return this.#post('/execute/sync', { script: `return ${callOf(job, given)}`, args: [] });
  }

  async click<Given extends readonly Argument[]>(find: Find<Given>, ...given: Given): Promise<void> {
    await this.#post(`/element/${await this.#find(`(${shown})(${callOf(find, given)})`)}/click`);
  }

  async type<Given extends readonly Argument[]>(
    text: string,
    find: Find<Given>,
    ...given: Given
  ): Promise<void> {
    await this.#post(`/element/${await this.#find(selectingCallOf(find, given))}/value`, { text });
  }

  async close(): Promise<void> {
    await send(this.#session, 'DELETE').catch(() => undefined);
    this.#end();
  }

  async #find(call: string): Promise<string> {
    const found = await this.#post<Readonly<Record<string, string>> | null>('/execute/sync', {
      script: `return ${call}`,
      args: [],
    });
    const id = found?.[ELEMENT];
    if (id === undefined) throw new Error(`the page has no ${call}`);
    return id;
  }

  #post<Value>(path: string, body: object = {}): Promise<Value> {
    return send(this.#session + path, 'POST', body);
  }
}

/** Brings an element into sight at once: the driver's own scrolling stops short of one just below the window's edge. */
function shown(found: HTMLElement | null | undefined): HTMLElement | null | undefined {
  found?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return found;
}

/** Waits until the driver answers. */
async function answering(address: string): Promise<void> {
  const end = Date.now() + LONGEST;
  for (;;) {
    try {
      await send(address, 'GET');
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((next) => setTimeout(next, 50));
    }
  }
}

/** Sends a command of WebDriver and returns its value. */
async function send(address: string, method: string, body?: object) {
  const response = await fetch(address, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(2 * LONGEST),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${address}: ${value.error}: ${value.message}`);
  return value;
}
