import { getCollection } from 'astro:content';
import { runScenario } from '../lesson/scenario-run.ts';
import { type Way, waysOf } from './ways.ts';

/** The runs that show a way best, where they go it; after them the shortest. */
const PLAIN = [
  'close/four-way',
  'close/three-segment-server-first',
  'close/simultaneous',
  'handshake/simultaneous-open',
];

let known: Promise<Way[]> | undefined;

async function runAll(): Promise<Way[]> {
  const entries = await getCollection('scenarios');
  const plain = await Promise.all(PLAIN.map((id) => runScenario(id)));
  const all = await Promise.all(entries.map(({ id }) => runScenario(id)));
  const shortFirst = all.sort(
    (a, b) => a.transcript.segments.length - b.transcript.segments.length || (a.id < b.id ? -1 : 1),
  );
  return waysOf([...plain, ...shortFirst]);
}

/** Returns the ways between states with the runs of content/scenarios that go them, found once a build. */
export function waysOnSite(): Promise<Way[]> {
  const ways = known ?? runAll();
  // While pages are being written the files change between one look and the next.
  if (import.meta.env.PROD) known = ways;
  return ways;
}
