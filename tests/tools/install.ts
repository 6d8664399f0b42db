/** Gets a program that is not there: tries one way after another until it is found, and says what is being done. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A command that may bring a program. */
export interface Way {
  /** What is being done, for people. */
  readonly telling: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** Looks for a program, and after each way again; null when no way brings it. */
export function obtain<T>(say: (line: string) => void, ways: readonly Way[], find: () => T | null): T | null {
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
  return found;
}

/** The ways apt-get has to some packages, on Debian's family and as root; elsewhere none. */
export function aptWays(listing: string, ...names: readonly string[]): readonly Way[] {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return [];
  const lock = ['-o', 'DPkg::Lock::Timeout=60'];
  return [
    { telling: listing, command: 'apt-get', args: ['update'] },
    {
      telling: `Installing ${names.join(', ')} with apt-get.`,
      command: 'apt-get',
      args: ['install', '--yes', '--no-install-recommends', ...lock, ...names],
    },
  ];
}

/** The first line that says why a command failed. */
function reason(run: SpawnSyncReturns<string>): string {
  const line = `${run.stderr}\n${run.stdout}`.split('\n').find((text) => /^(Error|E|W): /.test(text));
  return (run.error?.message ?? line ?? `status ${run.status}`).replace(/\.$/, '');
}

/** No questions, and a download that cannot be reached is given up soon. */
function quiet(): NodeJS.ProcessEnv {
  return {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
    ...process.env,
    DEBIAN_FRONTEND: 'noninteractive',
  };
}
