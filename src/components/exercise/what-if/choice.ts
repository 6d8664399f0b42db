import type { JSX } from 'preact';

/** A wrong segment that can be played to the peer. */
export interface Choice {
  /** Index of the segment of the run from which on what is played stands in place of the ladder. */
  readonly from: number;
  /** Draws what is played; `leave` goes back to the answer. */
  draw(leave: () => void): Promise<JSX.Element>;
}

/** What is played at the moment. */
export interface Played extends Pick<Choice, 'from'> {
  readonly drawing: JSX.Element;
}
