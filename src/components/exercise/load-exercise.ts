import { getCollection } from 'astro:content';
import { compileScenario, exerciseSchema } from '../../exercises/index.ts';
import { nearNames } from '../lesson/near-names.ts';
import { serve } from './serve.ts';
import type { Served } from './served.ts';

/** Loads an exercise with its scenarios and makes its first variant; throws with the near names when one is missing. */
export async function loadExercise(id: string): Promise<Served> {
  const scenarios = await getCollection('scenarios');
  const exercise = entry('exercises', await getCollection('exercises'), id, `<Exercise id="${id}">`);
  return serve(exerciseSchema.parse(exercise.data), id, (name) =>
    compileScenario(entry('scenarios', scenarios, name, `content/exercises/${id}.yaml`).data, name),
  );
}

function entry<Entry extends { readonly id: string }>(
  collection: 'exercises' | 'scenarios',
  entries: readonly Entry[],
  id: string,
  where: string,
): Entry {
  const found = entries.find((candidate) => candidate.id === id);
  if (found) return found;
  const near = nearNames(
    id,
    entries.map((candidate) => candidate.id),
  );
  throw new RangeError(`${where}: no content/${collection}/${id}.yaml; near: ${near.join(', ')}`);
}
