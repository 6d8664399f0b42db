/** The scenarios that `npm run record` runs: those of the site, files, and parameters set on top. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { nearNames } from '../../../src/exercises/authoring/near-names.ts';
import { readScenario } from '../../../src/exercises/index.ts';
import { LINUX, overridesOf, type ProfileOverrides, type Scenario, SYSCTLS } from '../../../src/tcp/index.ts';
import { isOpening } from './script.ts';

const CONTENT = join(import.meta.dirname, '..', '..', '..', 'content', 'scenarios');

/** Reads a scenario of the site by its id, or a file by its path; throws a sentence when there is neither. */
export function loadScenario(name: string): Scenario {
  const own = join(CONTENT, `${name}.yaml`);
  const path = existsSync(own) ? own : name;
  if (!existsSync(path) || statSync(path).isDirectory()) {
    const near = nearNames(name, siteScenarios(), 3).join(', ');
    throw new Error(`There is no scenario "${name}" and no file of that name. Near names: ${near}.`);
  }
  const text = readFileSync(path, 'utf8');
  return readScenario(parse(text), name, text);
}

/** Lists the ids of the site's scenarios. */
function siteScenarios(): string[] {
  return readdirSync(CONTENT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => path.replace(/\.yaml$/, ''))
    .sort();
}

/** Returns every scenario of the site that a Linux kernel can be compared with. */
export function linuxScenarios(): Scenario[] {
  return siteScenarios()
    .map(loadScenario)
    .filter(({ profile }) => profile === 'linux');
}

/** Parameters that are no sysctl with one number, and are set before a run begins. */
const BEFORE_A_RUN: readonly (keyof ProfileOverrides)[] = ['portRange', 'mss'];

/** Tells in a sentence why a kernel cannot be set up for a scenario, or null when it can. */
export function whyNotOnKernel({ name, isns = [], overrides = {}, steps }: Scenario): string | null {
  const changed = steps.flatMap(({ action }) =>
    'call' in action && action.call.op === 'set-param' ? [action.call.overrides] : [],
  );
  const [field] = [
    ...[overrides.client, overrides.server].flatMap((given) => notSet(given, BEFORE_A_RUN)),
    ...changed.flatMap((given) => notSet(given, [])),
  ];
  if (field !== undefined) return `${name} sets ${field}, which this command cannot set on a kernel.`;
  const rewrites = steps.some(
    ({ action }) => 'filter' in action && ['reject', 'replace'].includes(action.filter.action),
  );
  if (rewrites)
    return `${name} has a wire that answers or rewrites segments, which that of this command does not.`;
  const forges = steps.some(({ action }) => 'inject' in action && !isOpening(action.inject.segment));
  return forges && isns.length === 0
    ? `${name} forges segments without "isns", from which a kernel’s numbers would be told.`
    : null;
}

/** Lists the parameters that differ from Linux's and that the command has no way to set. */
function notSet(given: ProfileOverrides | undefined, alsoKnown: readonly string[]): string[] {
  const behindSysctls = Object.values(SYSCTLS).flatMap(({ set, initial }) => Object.keys(set(initial)));
  const known = new Set([...behindSysctls, ...alsoKnown]);
  return Object.entries(given ?? {}).flatMap(([field, value]) =>
    known.has(field) || JSON.stringify(value) === JSON.stringify(LINUX[field as keyof ProfileOverrides])
      ? []
      : [field],
  );
}

/** Sets parameters given on the command line: `NAME=VALUE` on both hosts, `client.NAME=VALUE` on one. */
export function withParams(scenario: Scenario, given: readonly string[]): Scenario {
  let { overrides = {} } = scenario;
  for (const text of given) {
    const [, side, name = '', value = ''] = /^(?:(client|server)\.)?(\w+)=(\d+)$/.exec(text) ?? [];
    if (name === '') {
      throw new Error(`--set takes NAME=VALUE or client.NAME=VALUE with a whole number, not "${text}".`);
    }
    const set = overridesOf({ [name]: Number(value) });
    if (side !== 'server') overrides = { ...overrides, client: { ...overrides.client, ...set } };
    if (side !== 'client') overrides = { ...overrides, server: { ...overrides.server, ...set } };
  }
  return { ...scenario, overrides };
}
