/**
 * Every kind of exercise, loaded when it is asked for: a page loads the kinds it shows, and each with the model
 * behind it only when a learner begins to answer.
 */
export const KINDS = {
  'fill-trace': async () => (await import('./fill-trace/index.ts')).fillTrace,
} as const;

/** Names a kind of exercise. */
export type KindName = keyof typeof KINDS;
