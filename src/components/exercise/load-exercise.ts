import { getCollection } from 'astro:content';
import { entryOf, scenarioLibrary } from '../lesson/scenario-run.ts';
import { type Served, serve } from './serve.tsx';

/** Loads an exercise with its scenarios and makes its first variant; throws with the near names when one is missing. */
export async function loadExercise(id: string): Promise<Served> {
  const scenarios = await scenarioLibrary();
  const { data } = entryOf('exercises', await getCollection('exercises'), id, `<Exercise id="${id}">`);
  return serve(data, id, (name) => scenarios(name, `content/exercises/${id}.yaml`).scenario);
}
