import type { CellKind } from '../../exercises/fill-trace/cells.ts';
import type { Row } from '../../exercises/fill-trace/question.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { format } from '../../i18n/format.ts';

/** The sentences of exercises in the page's language. */
export type ExerciseWords = Dictionary['exercise'];

/** A rule of the model in the page's language, with where it stands. */
export interface RuleText {
  readonly text: string;
  readonly source: string;
}

/** Everything an exercise says: its own sentences, and the rules its run can give as reasons, by RuleId. */
export interface Words {
  readonly t: ExerciseWords;
  readonly rules: Readonly<Record<string, RuleText>>;
}

/** Returns the short name of a cell as it stands over the input; a state's is the name of its side. */
export function cellName(kind: CellKind, t: ExerciseWords): string {
  return t[kind];
}

const LONG_NAMES = {
  flags: 'cellFlags',
  seq: 'cellSeq',
  ack: 'cellAck',
  len: 'cellLen',
  client: 'cellClient',
  server: 'cellServer',
} as const satisfies Record<CellKind, keyof ExerciseWords>;

/** Returns the full name of a cell: `Segment 2, server to client, ACK number`. */
export function cellLabel(row: Row, kind: CellKind, t: ExerciseWords): string {
  return format(t.cellLabel, { n: row.index + 1, direction: direction(row, t), cell: t[LONG_NAMES[kind]] });
}

/** Returns which way a segment goes, in words. */
export function direction(row: Row, t: ExerciseWords): string {
  return row.from === 'client' ? t.clientToServer : t.serverToClient;
}
