/** What `npm run record` is asked to do. */
import { parseArgs } from 'node:util';

const OPTIONS = {
  all: { type: 'boolean' },
  compare: { type: 'boolean' },
  random: { type: 'string' },
  seed: { type: 'string' },
  only: { type: 'string' },
  out: { type: 'string' },
  set: { type: 'string', multiple: true },
  jobs: { type: 'string' },
  longest: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** How the command is used, a line each. */
export const USAGE = [
  'npm run record -- SCENARIO… [options]',
  '  SCENARIO          an id of content/scenarios (handshake/plain) or a YAML file',
  '  --compare         shows kernel and model side by side',
  '  --all             every scenario of the site with profile linux, compared, one line each',
  '  --random N        N random scripts, compared; --seed S chooses which (1)',
  '  --only N          of those, the one whose name ends in N: --seed 11 --only 148 is random/11-148',
  '  --set NAME=VALUE  sets a sysctl on both hosts, client.NAME=VALUE on one; may be given again',
  '  --out DIR         where recordings go (recordings; with --all and --random nowhere)',
  '  --jobs N          how many run at once (16, with --random 96)',
  '  --longest S       cuts a run after S seconds (200)',
];

/** The command's arguments, read. */
export interface Arguments {
  readonly names: readonly string[];
  readonly all: boolean;
  readonly compare: boolean;
  readonly random: number;
  readonly seed: number;
  /** Number of the one random script to run, counted from 0; null: all. */
  readonly only: number | null;
  readonly set: readonly string[];
  /** Where recordings go; null: nowhere. */
  readonly out: string | null;
  readonly jobs: number;
  /** Seconds. */
  readonly longest: number;
}

/** Reads the arguments; throws a sentence that names the wrong one. Null when help is asked for. */
export function readArguments(argv: readonly string[]): Arguments | null {
  const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  if (values.help) return null;
  const all = values.all ?? false;
  const only = values.only === undefined ? null : whole('only', values.only, 0, 999_999, 0);
  const random = only === null ? whole('random', values.random, 0, 1_000_000) : only + 1;
  if (positionals.length === 0 && !all && random === 0) return null;
  if (values.seed !== undefined && random === 0) throw new Error('--seed goes with --random or --only.');
  return {
    names: positionals,
    all,
    compare: values.compare ?? false,
    random,
    seed: whole('seed', values.seed, 1, 2_147_483_647),
    only,
    set: values.set ?? [],
    out: values.out ?? (all || random > 0 ? null : 'recordings'),
    jobs: whole('jobs', values.jobs, random > 0 ? 96 : 16, 500),
    longest: whole('longest', values.longest, 200, 100_000),
  };
}

function whole(
  name: keyof typeof OPTIONS,
  text: string | undefined,
  usual: number,
  most: number,
  least = 1,
): number {
  if (text === undefined) return usual;
  const value = /^\d+$/.test(text) ? Number(text) : -1;
  if (value < least || value > most)
    throw new Error(`--${name} takes a whole number from ${least} to ${most}, not "${text}".`);
  return value;
}
