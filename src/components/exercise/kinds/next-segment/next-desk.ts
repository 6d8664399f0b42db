import type { NextReport } from './report-shape.ts';
import type { NextViewWords } from './words.ts';

/** What every part of one exercise shares. */
export interface NextDesk {
  readonly t: NextViewWords;
  /** Begins the ids of this exercise's elements. */
  readonly prefix: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly parts: NextReport['parts'];
  /** False until the page's script runs. */
  readonly ready: boolean;
  readonly type: (part: string, text: string) => void;
}
