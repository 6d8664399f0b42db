/** Finds a Chromium for the browser tests, the bench and Lighthouse, and gets one when there is none. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { Launcher } from 'chrome-launcher';
import { aptWays, obtain, type Way } from './install.ts';

/** A browser that can be run. */
export interface Chromium {
  /** Absolute path of the executable. */
  readonly path: string;
  /** What it calls itself, with its version. */
  readonly version: string;
  /** Where it came from, for people. */
  readonly origin: string;
}

/** What the search depends on, so that tests can replace it. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The browsers installed here, best first. */
  installed(): readonly string[];
  /** Where Playwright keeps its own Chromium, whether it is there or not. */
  readonly playwrightPath: string;
  /** What the browser at this path prints as its version; null when there is none or it does not run. */
  version(path: string): string | null;
}

/** Arguments every Chromium here is started with; a root user has no sandbox. */
export const CHROMIUM_ARGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Debian's Chromium without windows: it draws the same pages with two thirds of the processor time. */
const HEADLESS_SHELL = { path: '/usr/bin/chromium-headless-shell', package: 'chromium-headless-shell' };

/** This machine. */
export const thisMachine: Machine = {
  env: process.env,
  playwrightPath: chromium.executablePath(),
  installed() {
    try {
      return [HEADLESS_SHELL.path, ...Launcher.getInstallations()];
    } catch {
      // The launcher throws where it finds nothing.
      return [HEADLESS_SHELL.path];
    }
  },
  version(path) {
    // On Windows `--version` opens a window instead of printing.
    if (process.platform === 'win32') return 'version unknown';
    const run = spawnSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 60_000 });
    return run.status === 0 ? run.stdout.trim() : null;
  },
};

/** Finds a browser that is here and runs: CHROMIUM_PATH, then an installed one, then Playwright's own. */
export function findChromium(machine: Machine = thisMachine): Chromium | null {
  const named = machine.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    const version = machine.version(named);
    if (version !== null) return { path: named, version, origin: 'CHROMIUM_PATH' };
    throw new Error(`CHROMIUM_PATH is "${named}", which is not a browser that runs.`);
  }
  const places = [
    ...machine.installed().map((path) => ({ path, origin: 'installed' })),
    { path: machine.playwrightPath, origin: "Playwright's own" },
  ];
  for (const place of places) {
    const version = machine.version(place.path);
    if (version !== null) return { ...place, version };
  }
  return null;
}

/** What a person can do when there is no browser. */
export const NO_CHROMIUM =
  'No Chromium that runs was found: install Chromium or Chrome, or set CHROMIUM_PATH to one or to Edge.';

/** Finds a browser or fails with one sentence. */
export function requireChromium(machine: Machine = thisMachine): Chromium {
  const found = findChromium(machine);
  if (found === null) throw new Error(NO_CHROMIUM);
  return found;
}

/** Finds a browser that runs; when there is none, tries to get one and says so. */
export function ensureChromium(
  say: (line: string) => void,
  ways: readonly Way[] = waysHere(),
  find: () => Chromium | null = () => findChromium(),
): Chromium {
  const found = obtain(say, ways, find);
  if (found === null) throw new Error(NO_CHROMIUM);
  return found;
}

/** Playwright's download; then apt-get, on Debian's family and as root. */
function waysHere(): readonly Way[] {
  const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test')), 'cli.js');
  const download: Way = {
    telling: 'No Chromium is installed: downloading the one Playwright keeps.',
    command: process.execPath,
    args: [playwright, 'install', '--no-shell', 'chromium'],
  };
  const [list, ...install] = aptWays(
    'Still no Chromium: asking apt-get for the list of packages.',
    HEADLESS_SHELL.package,
  );
  const [, ...other] = aptWays('', 'chromium');
  return list === undefined ? [download] : [download, list, ...install, ...other];
}

/** Gets the headless shell where apt-get can. Where it cannot, the browser there is does as well, only slower. */
export function tryHeadlessShell(say: (line: string) => void): void {
  const ways = aptWays(
    'Asking apt-get for Chromium’s headless shell, which is quicker.',
    HEADLESS_SHELL.package,
  );
  obtain(say, ways, () => thisMachine.version(HEADLESS_SHELL.path));
}
