/**
 * Every kind of exercise, loaded when it is asked for: a page loads the kinds it shows, and each with the model
 * behind it only when a learner begins to answer.
 */
export const KINDS = {
  choice: async () => (await import('./kinds/choice/index.ts')).choice,
  'decode-header': async () => (await import('./kinds/decode-header/index.ts')).decodeHeader,
  explain: async () => (await import('./kinds/explain/index.ts')).explain,
  'next-segment': async () => (await import('./kinds/next-segment/index.ts')).nextSegment,
  'fill-trace': async () => (await import('./kinds/fill-trace/index.ts')).fillTrace,
  'find-fault': async () => (await import('./kinds/find-fault/index.ts')).findFault,
  'order-segments': async () => (await import('./kinds/order-segments/index.ts')).orderSegments,
} as const;

/** Names a kind of exercise. */
export type KindName = keyof typeof KINDS;
