/**
 * Reads several names kept as one text.
 *
 * @example namesIn('a,b') // ['a', 'b']
 */
export function namesIn(text: string | undefined): string[] {
  return text ? text.split(',') : [];
}

/** Adds a name to such a text, or takes it out, and keeps the order of all there are. */
export function withName(
  text: string | undefined,
  name: string,
  there: boolean,
  all: readonly string[],
): string {
  const now = namesIn(text);
  return all.filter((one) => (one === name ? there : now.includes(one))).join(',');
}
