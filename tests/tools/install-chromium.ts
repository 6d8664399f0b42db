/** Makes sure of a Chromium: one that is here, else Playwright's download, else the distribution's package. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Chromium, findChromium, NO_CHROMIUM } from './chromium.ts';
import { aptWays, obtain, type Way } from './install.ts';

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

/** The ways this machine has: apt-get only on Debian's family and as root. */
function waysHere(): readonly Way[] {
  const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test')), 'cli.js');
  const download: Way = {
    telling: 'No Chromium is installed: downloading the one Playwright keeps.',
    command: process.execPath,
    args: [playwright, 'install', '--no-shell', 'chromium'],
  };
  return [download, ...aptWays('Still no Chromium: asking apt-get for the list of packages.', 'chromium')];
}
