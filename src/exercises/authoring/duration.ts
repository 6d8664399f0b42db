const UNITS = { us: 1, µs: 1, ms: 1_000, s: 1_000_000, min: 60_000_000, h: 3_600_000_000 } as const;
const SHAPE = /^(\d+(?:\.\d+)?)\s*(us|µs|ms|s|min|h)$/;

/** What an author is told when a duration cannot be read. */
export const DURATION_HINT = 'a time with its unit, such as 200ms, 1.5s, 60s or 4min';

/**
 * Returns a written duration in integer microseconds, or null when it is not one.
 *
 * @example microseconds('200ms') // 200000
 */
export function microseconds(text: string): number | null {
  const match = SHAPE.exec(text.trim());
  if (!match) return null;
  const [, amount, unit] = match;
  const value = Number(amount) * UNITS[unit as keyof typeof UNITS];
  return Number.isSafeInteger(Math.round(value)) ? Math.round(value) : null;
}
