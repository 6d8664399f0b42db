import type { Direction } from '../../../../exercises/kinds/decode-header/question.ts';
import type { HeaderReport } from './report-shape.ts';
import type { HeaderViewWords } from './words.ts';

/** What every part of one exercise shares. */
export interface HeaderDesk {
  readonly t: HeaderViewWords;
  readonly direction: Direction;
  /** Begins the ids of this exercise's elements. */
  readonly prefix: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly reports: HeaderReport['fields'];
  /** False until the page's script runs. */
  readonly ready: boolean;
  readonly type: (field: string, text: string) => void;
}
