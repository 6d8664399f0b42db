import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { loadExercise } from '../../components/exercise/load-exercise.ts';

/** One file per exercise: its spec with the scenario compiled, which a page loads when a learner begins to answer. */
export async function getStaticPaths() {
  return (await getCollection('exercises')).map(({ id }) => ({ params: { id } }));
}

export const GET: APIRoute = async ({ params }) => {
  const { file } = await loadExercise(params['id'] ?? '');
  return new Response(JSON.stringify(file), { headers: { 'content-type': 'application/json' } });
};
