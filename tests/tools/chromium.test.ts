import { describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, findChromium, type Machine, requireChromium } from './chromium.ts';
import { ensureChromium } from './install-chromium.ts';

/** A machine on which only the browsers at these paths run. */
function machine(running: readonly string[], rest: Partial<Machine> = {}): Machine {
  return {
    env: { PATH: '/usr/local/bin:/usr/bin' },
    platform: 'linux',
    version: (path) => (running.includes(path) ? `Browser at ${path}` : null),
    playwrightPath: () => '/cache/chrome',
    ...rest,
  };
}

const chosen = (...args: Parameters<typeof machine>): string | undefined =>
  findChromium(machine(...args))?.path;

describe('choosing a Chromium', () => {
  it('takes CHROMIUM_PATH before all others', () => {
    const env = { PATH: '/usr/bin', CHROMIUM_PATH: '/my/browser' };
    expect(findChromium(machine(['/usr/bin/chromium', '/my/browser'], { env }))).toEqual({
      path: '/my/browser',
      version: 'Browser at /my/browser',
      origin: 'CHROMIUM_PATH',
    });
  });

  it('does not go past a CHROMIUM_PATH that does not run', () => {
    const env = { PATH: '/usr/bin', CHROMIUM_PATH: '/gone' };
    expect(() => findChromium(machine(['/usr/bin/chromium'], { env }))).toThrow('CHROMIUM_PATH is "/gone"');
  });

  it('treats an empty CHROMIUM_PATH as none', () => {
    const env = { PATH: '/usr/bin', CHROMIUM_PATH: '' };
    expect(chosen(['/usr/bin/chromium'], { env })).toBe('/usr/bin/chromium');
  });

  it('prefers chromium to Chrome, and Chrome to Edge, wherever they are on PATH', () => {
    const all = ['/usr/local/bin/google-chrome', '/usr/bin/microsoft-edge', '/usr/bin/chromium'];
    expect(chosen(all)).toBe('/usr/bin/chromium');
    expect(chosen(all.slice(0, 2))).toBe('/usr/local/bin/google-chrome');
    expect(chosen(['/usr/bin/microsoft-edge'])).toBe('/usr/bin/microsoft-edge');
  });

  it('goes past a browser that does not run, such as a stub for a snap that is not there', () => {
    expect(chosen(['/usr/bin/google-chrome-stable'])).toBe('/usr/bin/google-chrome-stable');
  });

  it('looks where macOS and Windows keep browsers', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(chosen([mac], { platform: 'darwin' })).toBe(mac);
    expect(chosen([mac], { platform: 'linux' })).toBeUndefined();
  });

  it("takes Playwright's own last", () => {
    expect(findChromium(machine(['/cache/chrome', '/opt/google/chrome/chrome']))?.origin).toBe('installed');
    expect(findChromium(machine(['/cache/chrome']))?.origin).toBe("Playwright's own");
  });

  it('says in one sentence that there is none', () => {
    expect(() => requireChromium(machine([]))).toThrow(/^No Chromium that runs was found: .*CHROMIUM_PATH/);
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
