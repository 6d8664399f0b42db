/** Returns a number with at most `places` decimals and no trailing zeros. */
function trimmed(value: number, places: number): string {
  return String(Number(value.toFixed(places)));
}

/**
 * Writes a time of the model (µs) in the largest unit that reads well, with a no-break space.
 *
 * @example timeText(1_020_000) // '1.02 s'
 */
export function timeText(micros: number): string {
  if (micros < 1_000) return micros === 0 ? '0' : `${micros}\u00a0µs`;
  if (micros < 1_000_000) return `${trimmed(micros / 1_000, micros < 10_000 ? 2 : 1)}\u00a0ms`;
  const seconds = micros / 1_000_000;
  return `${trimmed(seconds, seconds < 10 ? 3 : 2)}\u00a0s`;
}
