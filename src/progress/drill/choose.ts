import { randomIntegers } from '../../exercises/random.ts';
import { type Graded, gentlest } from '../gentle.ts';
import type { ProgressRecord } from '../record.ts';
import { type Standing, standingOf } from '../sets.ts';
import type { Drill, Step } from './stored-drill.ts';

/** What a drill has to know of an exercise. */
export interface DrillCatalogEntry extends Graded {
  readonly kind: string;
}

/** Every exercise of the site by its id. */
export type DrillCatalog = ReadonlyMap<string, DrillCatalogEntry>;

/** The fewest steps after which a missed exercise comes back. It does so once in a drill. */
export const SOONEST = 3;
/** The steps after which it comes back at the latest, if the drill is that long. */
export const LATEST = 5;

const DAY = 24 * 60 * 60 * 1000;
/** The weight of an exercise in the draw by its standing. One with full marks gains weight again with time. */
const WANTED: Readonly<Record<Standing, number>> = { wrong: 6, partly: 5, untried: 3, full: 1 };
/** The weight by how far its difficulty lies from the level. */
const NEARNESS: readonly number[] = [1, 1 / 3, 1 / 12];

/** What the drill has asked of one exercise so far. */
interface Asked {
  readonly times: number;
  /** Steps since it was last asked; 1 is the step before. */
  readonly ago: number;
  readonly missed: boolean;
}

/**
 * Chooses a drill's next exercise and its variant; null when the catalog has none. The same drill, catalog and record give
 * the same choice. In this order: a set that is no longer than the drill is asked whole; what was missed comes back; else a new one
 * is drawn from those the learner is ready for, of another topic than the last where there is one. Harder ones come
 * only where the set has nothing else left.
 */
export function chooseNext(
  drill: Drill,
  catalog: DrillCatalog,
  record: ProgressRecord,
): Pick<Step, 'exerciseId' | 'seed'> | null {
  const pool = drill.set.exerciseIds.flatMap((id) => catalog.get(id) ?? []);
  const draw = randomIntegers(drill.seed + Math.imul(drill.steps.length, 0x9e37_79b1));
  const asked = new Map(pool.map(({ id }) => [id, askedSoFar(drill, id)]));
  const fresh = pool.filter(({ id }) => asked.get(id)?.times === 0);
  const ready = gentlest(fresh, catalog.values(), record);
  const last = catalog.get(drill.steps.at(-1)?.exerciseId ?? '');
  const left = drill.length - drill.steps.length;
  const askWhole = pool.length <= drill.length && left <= fresh.length;
  const entry =
    (askWhole ? null : comingBack(pool, asked, last)) ??
    drawn(spread(elsewhere(ready, last), fresh, left), drill, catalog, record, draw) ??
    longestAgo(elsewhere(pool, last), asked);
  return entry === null ? null : { exerciseId: entry.id, seed: newSeed(drill, entry.id, record, draw) };
}

function askedSoFar({ steps }: Drill, id: string): Asked {
  const index = steps.findLastIndex(({ exerciseId }) => exerciseId === id);
  const outcome = steps[index]?.outcome ?? null;
  return {
    times: steps.filter(({ exerciseId }) => exerciseId === id).length,
    ago: steps.length - index,
    missed: typeof outcome === 'number' && outcome < 1,
  };
}

/** The missed exercise that has waited longest and may come back now: from another topic, unless it has to by now. */
function comingBack(
  pool: readonly DrillCatalogEntry[],
  asked: ReadonlyMap<string, Asked>,
  last: DrillCatalogEntry | undefined,
): DrillCatalogEntry | null {
  const due = pool.filter(({ id, topic }) => {
    const { times = 0, ago = 0, missed = false } = asked.get(id) ?? {};
    return missed && times === 1 && (ago >= LATEST || (ago >= SOONEST && topic !== last?.topic));
  });
  return longestAgo(due, asked);
}

function longestAgo(
  entries: readonly DrillCatalogEntry[],
  asked: ReadonlyMap<string, Asked>,
): DrillCatalogEntry | null {
  const ago = ({ id }: DrillCatalogEntry): number => asked.get(id)?.ago ?? 0;
  return entries.reduce<DrillCatalogEntry | null>((a, b) => (a === null || ago(b) > ago(a) ? b : a), null);
}

/** Those of another topic than the last one where there are any; never the last one itself if another is left. */
function elsewhere(
  entries: readonly DrillCatalogEntry[],
  last: DrillCatalogEntry | undefined,
): readonly DrillCatalogEntry[] {
  const other = entries.filter(({ topic }) => topic !== last?.topic);
  if (other.length > 0) return other;
  const rest = entries.filter(({ id }) => id !== last?.id);
  return rest.length > 0 ? rest : entries;
}

/**
 * Narrows the choice to a topic that has to come now: were another asked, too few others would be left to stand between
 * its exercises in the steps that are left, this one included.
 */
function spread(
  entries: readonly DrillCatalogEntry[],
  fresh: readonly DrillCatalogEntry[],
  left: number,
): readonly DrillCatalogEntry[] {
  const between = Math.floor((Math.min(left, fresh.length) - 1) / 2);
  const pressing = entries.find(
    (entry) => fresh.filter(({ topic }) => topic !== entry.topic).length - 1 < between,
  );
  return pressing === undefined ? entries : entries.filter(({ topic }) => topic === pressing.topic);
}

function drawn(
  entries: readonly DrillCatalogEntry[],
  drill: Drill,
  catalog: DrillCatalog,
  record: ProgressRecord,
  draw: () => number,
): DrillCatalogEntry | null {
  const weights = entries.map((entry) => weightOf(entry, drill, catalog, record));
  let at = (draw() / 2 ** 32) * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, entry] of entries.entries()) {
    at -= weights[i] ?? 0;
    if (at < 0) return entry;
  }
  return entries.at(-1) ?? null;
}

/** The weight of a new exercise in the draw: by standing and difficulty, less for topics and kinds asked already. */
function weightOf(
  entry: DrillCatalogEntry,
  drill: Drill,
  catalog: DrillCatalog,
  record: ProgressRecord,
): number {
  const done = record.exercises[entry.id];
  const standing = standingOf(done);
  const weeks = done === undefined ? 0 : Math.max(0, drill.startedAt - done.last.at) / (7 * DAY);
  const wanted = WANTED[standing] + (standing === 'full' ? Math.min(2, weeks) : 0);
  const near = NEARNESS[Math.abs(entry.difficulty - levelOf(drill, record))] ?? 0;
  const before = drill.steps.flatMap(({ exerciseId }) => catalog.get(exerciseId) ?? []);
  const sameTopic = before.filter(({ topic }) => topic === entry.topic).length;
  const sameKind = before.filter(({ kind }) => kind === entry.kind).length;
  return (wanted * near) / ((1 + 2 * sameTopic) * (1 + sameKind));
}

/** Draws a short seed that this exercise did not have in this drill or the last time. */
function newSeed(drill: Drill, id: string, record: ProgressRecord, draw: () => number): number {
  const used = new Set(drill.steps.filter(({ exerciseId }) => exerciseId === id).map(({ seed }) => seed));
  used.add(record.exercises[id]?.last.seed ?? 0);
  let seed = 1 + (draw() % 9999);
  while (used.has(seed)) seed = 1 + (seed % 9999);
  return seed;
}

/** How many right answers in a row raise the level. */
const RUN = 2;

/** How many scores of 0 are added to those of the record, so that a short record does not set a high level. */
const DOUBT = 3;

/**
 * The difficulty a drill asks for next, from 1 to 3. It begins with what the record says of the set, rises after two
 * full marks in a row, and falls after an answer that was not half right; one in between ends a row.
 */
export function levelOf({ set, steps }: Pick<Drill, 'set' | 'steps'>, record: ProgressRecord): number {
  let level = firstLevel(set.exerciseIds, record);
  let run = 0;
  for (const { outcome } of steps) {
    if (typeof outcome !== 'number') continue;
    run = outcome === 1 ? run + 1 : 0;
    if (outcome < 0.5) level -= 1;
    if (run === RUN) {
      level += 1;
      run = 0;
    }
    level = Math.min(3, Math.max(1, level));
  }
  return level;
}

function firstLevel(ids: readonly string[], record: ProgressRecord): number {
  const scores = ids.flatMap((id) => record.exercises[id]?.last.score ?? []);
  const sum = scores.reduce((total, score) => total + score, 0);
  return 1 + Math.round((2 * sum) / (scores.length + DOUBT));
}
