/** Makes sure of a Chromium: one that is here, else Playwright's download, else the distribution's package. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Chromium, findChromium, NO_CHROMIUM } from './chromium.ts';

/** A command that may bring a browser. */
interface Way {
  /** What is being done, for people. */
  readonly telling: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** Finds a browser that runs; when there is none, tries to get one and says so. */
export function ensureChromium(
  say: (line: string) => void,
  ways: readonly Way[] = waysHere(),
  find: () => Chromium | null = () => findChromium(),
): Chromium {
  let found = find();
  for (const { telling, command, args } of ways) {
    if (found !== null) return found;
    say(telling);
    const run = spawnSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: quiet(),
      timeout: 240_000,
    });
    if (run.status !== 0) say(`That did not work: ${reason(run)}.`);
    found = find();
  }
  if (found === null) throw new Error(NO_CHROMIUM);
  return found;
}

/** The first line that says why a command failed. */
function reason(run: SpawnSyncReturns<string>): string {
  const line = `${run.stderr}\n${run.stdout}`.split('\n').find((text) => /^(Error|E|W): /.test(text));
  return (run.error?.message ?? line ?? `status ${run.status}`).replace(/\.$/, '');
}

/** The ways this machine has: apt-get only on Debian's family and as root. */
function waysHere(): Way[] {
  const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test')), 'cli.js');
  const download: Way = {
    telling: 'No Chromium is installed: downloading the one Playwright keeps.',
    command: process.execPath,
    args: [playwright, 'install', '--no-shell', 'chromium'],
  };
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (!debian) return [download];
  const apt = (telling: string, ...args: string[]): Way => ({ telling, command: 'apt-get', args });
  return [
    download,
    apt('Still no Chromium: asking apt-get for the list of packages.', 'update'),
    apt(
      'Installing chromium with apt-get.',
      'install',
      '--yes',
      '--no-install-recommends',
      '-o',
      'DPkg::Lock::Timeout=60',
      'chromium',
    ),
  ];
}

/** No questions, and a download that cannot be reached is given up soon. */
function quiet(): NodeJS.ProcessEnv {
  return {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
    ...process.env,
    DEBIAN_FRONTEND: 'noninteractive',
  };
}
