/** Finds a Chromium for the browser tests, the bench and Lighthouse; install-chromium.ts gets one when there is none. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

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
  readonly platform: NodeJS.Platform;
  /** What the browser at this path prints as its version; null when there is none or it does not run. */
  version(path: string): string | null;
  /** Where Playwright keeps its own Chromium, whether it is there or not. */
  playwrightPath(): string | null;
}

/** Names on PATH, in order of preference. */
const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
] as const;

/** Full paths where systems without a PATH entry keep a browser. */
const FIXED: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  linux: [
    '/usr/bin/chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/snap/bin/chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Arguments every Chromium here is started with; a root user has no sandbox. */
export const CHROMIUM_ARGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** This machine. */
export const thisMachine: Machine = {
  env: process.env,
  platform: process.platform,
  version(path) {
    try {
      accessSync(path, constants.X_OK);
      if (!statSync(path).isFile()) return null;
    } catch {
      return null;
    }
    // On Windows `--version` opens a window instead of printing.
    if (process.platform === 'win32') return 'version unknown';
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    const run = spawnSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8', stdio, timeout: 60_000 });
    return run.status === 0 ? run.stdout.trim() : null;
  },
  playwrightPath() {
    const require = createRequire(import.meta.url);
    const { chromium } = require('@playwright/test') as typeof import('@playwright/test');
    return chromium.executablePath() || null;
  },
};

/** Finds a browser that is here and runs: CHROMIUM_PATH, then PATH, then the usual places, then Playwright's own. */
export function findChromium(machine: Machine = thisMachine): Chromium | null {
  const named = machine.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    const version = machine.version(named);
    if (version !== null) return { path: named, version, origin: 'CHROMIUM_PATH' };
    throw new Error(`CHROMIUM_PATH is "${named}", which is not a browser that runs.`);
  }
  for (const { path, origin } of places(machine)) {
    const version = machine.version(path);
    if (version !== null) return { path, version, origin };
  }
  return null;
}

/** Every place to look at, best first. */
function* places(machine: Machine): Generator<{ path: string; origin: string }> {
  const folders = (machine.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const command of COMMANDS) {
    for (const folder of folders) yield { path: join(folder, command), origin: 'installed' };
  }
  for (const path of FIXED[machine.platform] ?? []) yield { path, origin: 'installed' };
  const own = machine.playwrightPath();
  if (own !== null) yield { path: own, origin: "Playwright's own" };
}

/** What a person can do when there is no browser. */
export const NO_CHROMIUM =
  'No Chromium that runs was found: install Chromium, Chrome or Edge, or set CHROMIUM_PATH to one.';

/** Finds a browser or fails with one sentence. */
export function requireChromium(machine: Machine = thisMachine): Chromium {
  const found = findChromium(machine);
  if (found === null) throw new Error(NO_CHROMIUM);
  return found;
}
