/** An arrowhead to the right, from the end of its line: 8 px long and 6 wide with the stroke of 1.4 px round it. */
export const HEAD = 'M-2 0l-5.3 2v-4z';

/** The × of a lost segment, around the end of its line. */
export const CROSS = 'M-5-5l10 10M-5 5l10-10';

/** How far a lost segment gets, as a share of the way. */
export const LOST_AT = 0.6;
