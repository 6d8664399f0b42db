/**
 * Returns a text as it is read: full-width and other compatibility forms become plain characters; what cannot be seen
 * and the space around it go.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
}

/**
 * Tells whether a text holds superscript, subscript, circled or fraction digits, which NFKC makes plain ones: 2³² would
 * be read as 232.
 */
export function hasRaisedDigits(text: string): boolean {
  return /\p{No}/u.test(text);
}

/** What may stand between names and around them: spaces, commas, dashes, brackets, quotes and signs that join. */
const SEPARATORS = /[\s\p{Pd}\p{Pc}\p{Ps}\p{Pe}\p{Pi}\p{Pf}"',;、，；:+−|/&·•<>]+/u;

/** A dash that parts nothing: it takes a name away, as in `SYN -ACK`. */
const MINUS = /(?:^|\s)[\p{Pd}−](?=\S)/u;

/** Returns the words of a text in capitals, without what parts them; none where one of them is taken away. */
export function splitNames(text: string): string[] {
  const plain = plainText(text).toUpperCase();
  return MINUS.test(plain) ? [] : plain.split(SEPARATORS).filter(Boolean);
}
