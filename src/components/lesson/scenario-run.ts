import { type CollectionEntry, getCollection } from 'astro:content';
import { parse } from 'yaml';
import { z } from 'zod';
import { nearNames } from '../../exercises/authoring/near-names.ts';
import {
  compileScenario,
  readScenario,
  requireFaultsMet,
  type ScenarioFile,
} from '../../exercises/authoring/scenario/index.ts';
import type { Locale } from '../../i18n/index.ts';
import { type ProfileName, type Scenario, simulate, type Transcript } from '../../tcp/index.ts';

/** The seed of every run shown in a lesson, so that text, values and figures speak of the same numbers. */
const LESSON_SEED = 1;

/** A scenario of content/scenarios, compiled. */
export interface LoadedScenario {
  readonly title: Readonly<Record<Locale, string>>;
  readonly scenario: Scenario;
  /** As its author wrote it. */
  readonly file: ScenarioFile;
}

/** A scenario of content/scenarios after its run. */
export interface ScenarioRun {
  readonly id: string;
  readonly title: Readonly<Record<Locale, string>>;
  /** What was run, and with which seed. */
  readonly scenario: Scenario;
  readonly seed: number;
  readonly transcript: Transcript;
}

/** The entries of a collection whose files are named by their ids. */
type Entries<Name extends 'exercises' | 'scenarios'> = readonly CollectionEntry<Name>[];

let library: Promise<(id: string, where: string) => LoadedScenario> | undefined;

/**
 * Returns the scenarios of content/scenarios by id, each compiled once a build. An unknown id throws with the near
 * names; `where` says what asks for it.
 */
export function scenarioLibrary(): Promise<(id: string, where: string) => LoadedScenario> {
  const made = library ?? makeLibrary();
  // While pages are being written the files change between one look and the next.
  if (import.meta.env.PROD) library = made;
  return made;
}

async function makeLibrary(): Promise<(id: string, where: string) => LoadedScenario> {
  const entries = await getCollection('scenarios');
  const compiled = new Map<string, LoadedScenario>();
  return (id, where) => {
    const known = compiled.get(id);
    if (known) return known;
    const { data } = entryOf('scenarios', entries, id, where);
    const loaded = { title: data.title, scenario: compileScenario(data, id), file: data };
    requireFaultsMet(loaded.scenario);
    compiled.set(id, loaded);
    return loaded;
  };
}

/** Finds the entry of a file; throws with the near names when there is none. */
export function entryOf<Name extends 'exercises' | 'scenarios'>(
  collection: Name,
  entries: Entries<Name>,
  id: string,
  where: string,
): CollectionEntry<Name> {
  const found = entries.find((entry) => entry.id === id);
  if (found) return found;
  const near = nearNames(
    id,
    entries.map((entry) => entry.id),
  );
  throw new RangeError(
    `${where}: no content/${collection}/${id}.yaml that can be read; near: ${near.join(', ')}`,
  );
}

const runs = new Map<string, Promise<ScenarioRun>>();

async function run(id: string, profile?: ProfileName, overrides?: string): Promise<ScenarioRun> {
  const { title, scenario, file } = (await scenarioLibrary())(id, `scenario="${id}"`);
  const replaced = overrides === undefined ? scenario : readScenario(overridden(file, overrides), id);
  const own = profile ? { ...replaced, profile } : replaced;
  return { id, title, scenario: own, seed: LESSON_SEED, transcript: simulate(own, { seed: LESSON_SEED }) };
}

const record = z.record(z.string(), z.unknown());

/** Puts parameters, written as in a scenario (`client: { tcp_syn_retries: 2 }`), over those that the file has. */
function overridden(file: ScenarioFile, overrides: string): unknown {
  const given = record.safeParse(parse(overrides));
  if (!given.success) {
    throw new RangeError(
      `overrides="${overrides}": write them as in a scenario, client: { tcp_syn_retries: 2 }`,
    );
  }
  const own = record.parse(file.overrides ?? {});
  const sides = Object.entries(given.data).map(([side, more]) => {
    const [under, over] = [record.safeParse(own[side] ?? {}), record.safeParse(more)];
    return [side, under.success && over.success ? { ...under.data, ...over.data } : more];
  });
  return { ...file, overrides: { ...own, ...Object.fromEntries(sides) } };
}

/**
 * Runs a scenario of content/scenarios once per build, under its own profile and parameters or others; an unknown id
 * throws.
 */
export function runScenario(id: string, profile?: ProfileName, overrides?: string): Promise<ScenarioRun> {
  const key = [id, profile, overrides].join(' ');
  const known = runs.get(key) ?? run(id, profile, overrides);
  runs.set(key, known);
  return known;
}
