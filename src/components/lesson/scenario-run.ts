import { getCollection } from 'astro:content';
import { compileScenario } from '../../exercises/authoring/scenario.ts';
import type { Locale } from '../../i18n/index.ts';
import { type ProfileName, simulate, type Transcript } from '../../tcp/index.ts';
import { nearNames } from './near-names.ts';

/** The seed of every run shown in a lesson, so that text, values and figures speak of the same numbers. */
const LESSON_SEED = 1;

/** A scenario of content/scenarios after its run. */
interface ScenarioRun {
  readonly id: string;
  readonly title: Readonly<Record<Locale, string>>;
  readonly transcript: Transcript;
}

const runs = new Map<string, Promise<ScenarioRun>>();

async function run(id: string, profile: ProfileName | undefined): Promise<ScenarioRun> {
  const entries = await getCollection('scenarios');
  const entry = entries.find((one) => one.id === id);
  if (!entry) {
    const near = nearNames(
      id,
      entries.map((one) => one.id),
    ).join(', ');
    throw new RangeError(`content/scenarios has no "${id}"; near: ${near}`);
  }
  const scenario = compileScenario(profile ? { ...entry.data, profile } : entry.data, id);
  return { id, title: entry.data.title, transcript: simulate(scenario, { seed: LESSON_SEED }) };
}

/** Runs a scenario of content/scenarios once per build, under its own profile or another; an unknown id throws. */
export function runScenario(id: string, profile?: ProfileName): Promise<ScenarioRun> {
  const key = `${id}/${profile ?? ''}`;
  const known = runs.get(key) ?? run(id, profile);
  runs.set(key, known);
  return known;
}
