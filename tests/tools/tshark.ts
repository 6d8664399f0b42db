/**
 * Finds tshark, Wireshark without its window, for the tests that open exported captures with it; they are skipped where
 * there is none. In continuous integration it is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptWays, obtain, type Way } from './install.ts';

/** A tshark that runs. */
export interface Tshark {
  /** Absolute path of the executable. */
  readonly path: string;
  /** The first line of what it says about itself. */
  readonly version: string;
}

/** What is said when there is none. */
export const NO_TSHARK =
  'No tshark was found: install it (Debian: apt-get install tshark) or set TSHARK_PATH to one.';

/** Where macOS and Windows keep it. */
const FIXED = [
  '/Applications/Wireshark.app/Contents/MacOS/tshark',
  'C:\\Program Files\\Wireshark\\tshark.exe',
] as const;

/** Finds a tshark that is here and runs: TSHARK_PATH alone when it is set, else PATH, else the usual places. */
export function findTshark(
  env: Readonly<Record<string, string | undefined>> = process.env,
  versionOf: (path: string) => string | null = versionHere,
): Tshark | null {
  const named = env['TSHARK_PATH'];
  if (named !== undefined && named !== '') {
    const version = versionOf(named);
    if (version === null) throw new Error(`TSHARK_PATH is "${named}", which is not a tshark that runs.`);
    return { path: named, version };
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const path of [...folders.map((folder) => join(folder, 'tshark')), ...FIXED]) {
    const version = versionOf(path);
    if (version !== null) return { path, version };
  }
  return null;
}

function versionHere(path: string): string | null {
  if (!existsSync(path)) return null;
  const run = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 60_000 });
  return run.status === 0 ? (run.stdout.split('\n')[0] ?? '').trim() : null;
}

/**
 * Finds a tshark that runs. Where `CI` is set and there is none, installs it if this machine has a way to, and throws
 * when that brings none; otherwise says that tests are skipped.
 */
export function ensureTshark(
  say: (line: string) => void,
  ci: boolean = isSet(process.env['CI']),
  ways: readonly Way[] = ci ? waysHere() : [],
  find: () => Tshark | null = () => findTshark(),
): Tshark | null {
  const found = obtain(say, ways, find);
  if (found !== null) return found;
  if (ways.length > 0) throw new Error(NO_TSHARK);
  say(`${NO_TSHARK} The tests that open exported captures with it are skipped.`);
  return null;
}

function waysHere(): readonly Way[] {
  return aptWays('No tshark is installed: asking apt-get for the list of packages.', 'tshark');
}

/** Tells whether an environment variable says yes. */
export function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}
