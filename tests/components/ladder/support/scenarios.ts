import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readScenario } from '../../../../src/exercises/authoring/scenario/index.ts';
import { simulate, type Transcript } from '../../../../src/tcp/index.ts';

const FOLDER = join(import.meta.dirname, '../../../../content/scenarios');

/** Ids of every scenario of the site. */
export const SCENARIO_IDS: readonly string[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => path.replaceAll('\\', '/').replace(/\.yaml$/, ''))
  .sort();

/** Runs a scenario of content/scenarios, or one that differs from it in some fields. */
export function runOf(id: string, seed = 1, change: Readonly<Record<string, unknown>> = {}): Transcript {
  const data: object = parse(readFileSync(join(FOLDER, `${id}.yaml`), 'utf8'));
  return simulate(readScenario({ ...data, ...change }, id), { seed });
}
