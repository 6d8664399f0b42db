/**
 * Puts sentences one behind the other, parted by a space but for Chinese ones, which end in a wide stop.
 *
 * @example inARow(['One.', '', 'Two.']) // 'One. Two.'
 */
export function inARow(sentences: readonly (string | null)[]): string {
  return sentences
    .filter((sentence) => sentence !== null && sentence !== '')
    .join(' ')
    .replace(/(?<=[。？！]) /g, '');
}
