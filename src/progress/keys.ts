/** The key of the record in local storage; every key of progress begins with it, and no other does. */
export const KEY = 'seqack.progress';

/** Keys of the notes of actions made while progress was still being loaded: this, the time in ms since 1970, and a random part. */
export const WAITING = `${KEY}.waiting.`;

/** The key of the drill under way, or of the last one until its summary is closed. */
export const DRILL = `${KEY}.drill`;
