import { getCollection } from 'astro:content';
import { fillTrace } from '../../exercises/fill-trace/index.ts';
import type { FillTraceQuestion, FillTraceSpec } from '../../exercises/fill-trace/question.ts';
import { compileScenario, type ExerciseFile, exerciseSchema, fillTraceSpec } from '../../exercises/index.ts';
import { nearNames } from '../lesson/near-names.ts';

/** Seed of the variant a page shows first when the author names none. */
const FIRST_SEED = 1;

/** An exercise as a page shows it first. */
export interface LoadedExercise {
  readonly file: ExerciseFile;
  readonly spec: FillTraceSpec;
  readonly question: FillTraceQuestion;
}

/** Loads an exercise with its scenario and makes its first variant; throws with the near names when one is missing. */
export async function loadExercise(id: string): Promise<LoadedExercise> {
  const file = exerciseSchema.parse((await entry('exercises', id, `<Exercise id="${id}">`)).data);
  const scenario = await entry('scenarios', file.scenario, `content/exercises/${id}.yaml`);
  const spec = fillTraceSpec(file, compileScenario(scenario.data, file.scenario), id);
  return { file, spec, question: fillTrace.generate(spec, file.seed ?? FIRST_SEED) };
}

async function entry(collection: 'exercises' | 'scenarios', id: string, where: string) {
  const entries = await getCollection(collection);
  const found = entries.find((candidate) => candidate.id === id);
  if (found) return found;
  const near = nearNames(
    id,
    entries.map((candidate) => candidate.id),
  );
  throw new RangeError(`${where}: no content/${collection}/${id}.yaml; near: ${near.join(', ')}`);
}
