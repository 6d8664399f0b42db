import { describe, expect, it } from 'vitest';
import {
  CHROMIUM_ARGS,
  ensureChromium,
  findChromium,
  type Machine,
  requireChromium,
  thisMachine,
} from './chromium.ts';

/** A machine with these browsers installed, of which only those at the paths given run. */
function machine(running: readonly string[], rest: Partial<Machine> = {}): Machine {
  return {
    env: {},
    installed: () => ['/usr/bin/google-chrome', '/usr/bin/chromium'],
    version: (path) => (running.includes(path) ? `Browser at ${path}` : null),
    playwrightPath: '/cache/chrome',
    ...rest,
  };
}

const chosen = (...args: Parameters<typeof machine>): string | undefined =>
  findChromium(machine(...args))?.path;

describe('choosing a Chromium', () => {
  it('takes CHROMIUM_PATH before all others', () => {
    const env = { CHROMIUM_PATH: '/my/browser' };
    expect(findChromium(machine(['/usr/bin/chromium', '/my/browser'], { env }))).toEqual({
      path: '/my/browser',
      version: 'Browser at /my/browser',
      origin: 'CHROMIUM_PATH',
    });
  });

  it('does not go past a CHROMIUM_PATH that does not run', () => {
    const env = { CHROMIUM_PATH: '/gone' };
    expect(() => findChromium(machine(['/usr/bin/chromium'], { env }))).toThrow('CHROMIUM_PATH is "/gone"');
  });

  it('treats an empty CHROMIUM_PATH as none', () => {
    const env = { CHROMIUM_PATH: '' };
    expect(chosen(['/usr/bin/chromium'], { env })).toBe('/usr/bin/chromium');
  });

  it('takes the first that is installed and runs: a stub for a snap that is not there does not', () => {
    expect(chosen(['/usr/bin/chromium', '/usr/bin/google-chrome'])).toBe('/usr/bin/google-chrome');
    expect(chosen(['/usr/bin/chromium'])).toBe('/usr/bin/chromium');
  });

  it("takes Playwright's own last", () => {
    expect(findChromium(machine(['/cache/chrome', '/usr/bin/chromium']))?.origin).toBe('installed');
    expect(findChromium(machine(['/cache/chrome']))?.origin).toBe("Playwright's own");
  });

  it('says in one sentence that there is none', () => {
    expect(() => requireChromium(machine([]))).toThrow(/^No Chromium that runs was found: .*CHROMIUM_PATH/);
  });

  it('looks on this machine without a word, whatever is installed', () => {
    expect(thisMachine.installed()).toEqual(expect.any(Array));
    expect(thisMachine.playwrightPath).not.toBe('');
    expect(thisMachine.version('/no/such/browser')).toBeNull();
  });

  it('has no sandbox for root, and only for root', () => {
    expect(CHROMIUM_ARGS.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  });
});

describe('getting a Chromium', () => {
  const browser = { path: '/b', version: 'B 1', origin: 'installed' };
  const way = (telling: string, code: string): Parameters<typeof ensureChromium>[1] => [
    { telling, command: process.execPath, args: ['-e', code] },
  ];

  it('fetches nothing when there is one', () => {
    const said: string[] = [];
    const ways = way('fetching', 'process.exit(1)');
    expect(
      ensureChromium(
        (line) => said.push(line),
        ways,
        () => browser,
      ),
    ).toBe(browser);
    expect(said).toEqual([]);
  });

  it('goes from way to way until one brings a browser, and says which fails', () => {
    const said: string[] = [];
    let looks = 0;
    const find = (): typeof browser | null => (looks++ < 2 ? null : browser);
    const ways = [
      ...way('first', 'console.error("Error: no route"); process.exit(3)')!,
      ...way('second', '')!,
      ...way('third', '')!,
    ];
    expect(ensureChromium((line) => said.push(line), ways, find)).toBe(browser);
    expect(said).toEqual(['first', 'That did not work: Error: no route.', 'second']);
  });

  it('fails when no way brings one', () => {
    const ways = way('only', '');
    expect(() =>
      ensureChromium(
        () => {},
        ways,
        () => null,
      ),
    ).toThrow('No Chromium');
  });
});
