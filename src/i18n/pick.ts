/**
 * Picks some sentences of a namespace, for a page to carry to its script.
 *
 * @example pick(dictionary('en').practice, ['retry', 'missed'])
 */
export function pick<Words extends object, Name extends keyof Words>(
  words: Words,
  names: readonly Name[],
): Pick<Words, Name> {
  return Object.assign({}, ...names.map((name) => ({ [name]: words[name] })));
}
