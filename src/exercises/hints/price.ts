/** Returns what each hint takes off a score, in hundredths, when this many give everything. */
export function priceOf(hints: number): number {
  return Math.min(100, Math.round(100 / Math.max(1, hints)));
}
