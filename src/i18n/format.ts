/**
 * Fills the `{name}` places of a sentence; a name without a value throws, for it is a slip in the dictionary.
 *
 * @example format('{minutes} min', { minutes: 12 }) // '12 min'
 */
export function format(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) {
      throw new RangeError(
        `no value for {${name}} in "${template}"; given: ${Object.keys(values).join(', ')}`,
      );
    }
    return String(value);
  });
}

/** Returns the names of the `{name}` places of a sentence, sorted, each once. */
export function placeholders(template: string): string[] {
  return [...new Set([...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}

/** Returns a sentence with the space that parts it from the next; after a Chinese one, which ends in a wide stop, none. */
export function gapAfter(sentence: string): string {
  return `${sentence} `.replace(/(?<=[。？！]) /, '');
}

/**
 * Joins sentences by a space; after a Chinese one, which ends in a wide stop, by nothing.
 *
 * @example joinSentences(['One.', '', 'Two.']) // 'One. Two.'
 */
export function joinSentences(sentences: readonly (string | null)[]): string {
  return sentences
    .filter((sentence) => sentence !== null && sentence !== '')
    .join(' ')
    .replace(/(?<=[。？！]) /g, '');
}
