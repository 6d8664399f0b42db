/** The browsers the story is told to, where each is found, and what apt-get calls it. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { ensureChromium } from '../chromium.ts';
import { aptWays, obtain } from '../install.ts';
import type { Driver } from './driver.ts';
import { startPuppeteer } from './puppeteer.ts';
import { startWebKit } from './webkit.ts';

/** A browser engine. */
export interface Engine {
  readonly name: 'chromium' | 'firefox' | 'webkit';
  /** Finds its browser, or gets one; throws a sentence when there is none. */
  readonly find: (say: (line: string) => void) => string;
  readonly start: (path: string) => Promise<Driver>;
}

/** Every engine. */
export const ENGINES: readonly Engine[] = [
  {
    name: 'chromium',
    find: (say) => ensureChromium(say).path,
    start: (path) => startPuppeteer('chrome', path),
  },
  {
    name: 'firefox',
    find: (say) =>
      obtain(
        say,
        aptWays('No Firefox is installed: asking apt-get for the list of packages.', 'firefox-esr'),
        firefox,
      ) ?? missing('No Firefox was found: install firefox-esr, or set FIREFOX_PATH to one.'),
    start: (path) => startPuppeteer('firefox', path),
  },
  {
    name: 'webkit',
    find: (say) =>
      obtain(
        say,
        aptWays('WebKit is not all here: asking apt-get for the list of packages.', ...WEBKIT_PACKAGES),
        webkit,
      ) ?? missing(`No WebKit was found: install ${WEBKIT_PACKAGES.join(', ')}, as Debian names them.`),
    start: startWebKit,
  },
];

const WEBKIT_PACKAGES = ['webkit2gtk-driver', 'xvfb', 'openbox'] as const;

function firefox(): string | null {
  const places = [process.env['FIREFOX_PATH'] ?? '', '/usr/bin/firefox-esr', '/usr/bin/firefox'];
  return places.find((path) => path !== '' && existsSync(path)) ?? null;
}

/** Finds WebKit's small browser, if all that it needs is here too. */
function webkit(): string | null {
  const needs = ['WebKitWebDriver', 'Xvfb', 'openbox'];
  const isHere = (program: string) => spawnSync('which', [program]).status === 0;
  return needs.every(isHere) ? (globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser')[0] ?? null) : null;
}

function missing(sentence: string): never {
  throw new Error(sentence);
}
