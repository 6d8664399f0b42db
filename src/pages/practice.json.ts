import type { APIRoute } from 'astro';
import { catalog } from '../components/practice/catalog.ts';

/** What a drill has to know of every exercise to choose the next one; loaded only by a drill. */
export const GET: APIRoute = async () => {
  const entries = (await catalog()).map(({ id, topics: [topic], kind, difficulty }) => ({
    id,
    topic,
    kind,
    difficulty,
  }));
  return new Response(JSON.stringify(entries), { headers: { 'content-type': 'application/json' } });
};
