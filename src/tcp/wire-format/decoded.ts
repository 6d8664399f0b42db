/** What decoding gives: the thing decoded, or a sentence that says why it cannot be. Decoding never throws. */
export type Decoded<T> = ({ readonly ok: true } & T) | Refused;

/** Octets that are not what they should be. */
export interface Refused {
  readonly ok: false;
  /** Why, as a sentence. */
  readonly reason: string;
}

/** Says why octets cannot be decoded. */
export function refused(reason: string): Refused {
  return { ok: false, reason };
}
