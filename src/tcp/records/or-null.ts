/** Returns a number of a row, or null for the one that stands for none: NaN, so that all of a row are numbers. */
export function orNull(value = Number.NaN): number | null {
  return Number.isNaN(value) ? null : value;
}
