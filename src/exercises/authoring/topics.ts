/**
 * What exercises are about, in the order a course takes them. The folder an exercise lies in is its first topic; its
 * file may name more.
 */
export const TOPICS = [
  'handshake',
  'data',
  'close',
  'time-wait',
  'reset',
  'loss',
  'timers',
  'queues',
  'wire',
  'work',
] as const;

/** Names a topic. */
export type Topic = (typeof TOPICS)[number];

/** How hard an exercise is: 1 introductory, 2 standard, 3 hard. */
export const DIFFICULTIES = [1, 2, 3] as const;

/** Names a difficulty. */
export type Difficulty = (typeof DIFFICULTIES)[number];

/**
 * Returns every topic of an exercise, its folder's first; throws for a folder that is none.
 *
 * @example topicsOf('close/lost-last-ack', ['time-wait', 'loss']) // ['close', 'time-wait', 'loss']
 */
export function topicsOf(id: string, further: readonly Topic[] = []): readonly [Topic, ...Topic[]] {
  const folder = id.slice(0, id.indexOf('/'));
  const own = TOPICS.find((topic) => topic === folder);
  if (own === undefined) {
    throw new RangeError(`exercise ${id}: "${folder}" is no topic; there are ${TOPICS.join(', ')}`);
  }
  return [own, ...further.filter((topic) => topic !== own)];
}
