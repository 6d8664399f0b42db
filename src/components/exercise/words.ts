import type { CellKind } from '../../exercises/fill-trace/cells.ts';
import type { Row } from '../../exercises/fill-trace/question.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { format } from '../../i18n/format.ts';

/** The sentences of exercises in the page's language. */
export type ExerciseWords = Dictionary['exercise'];

/** Everything that can be said about an answer. It comes with the model, after the first touch. */
export interface Words {
  readonly t: ExerciseWords;
  /** The model's rules by RuleId. */
  readonly rules: Dictionary['rules'];
}

/** The sentences an exercise shows before anything is answered; a page carries them once. */
const VIEW = [
  'relative',
  'absolute',
  'statesRule',
  'client',
  'server',
  'clientToServer',
  'serverToClient',
  'sentAt',
  'lost',
  'duplicated',
  'delayed',
  'repeats',
  'crosses',
  'flags',
  'seq',
  'ack',
  'len',
  'cellFlags',
  'cellSeq',
  'cellAck',
  'cellLen',
  'cellClient',
  'cellServer',
  'cellLabel',
  'flagToggle',
  'chooseState',
  'check',
  'checking',
  'showMe',
  'another',
  'tryAgain',
  'back',
  'variantLink',
  'explain',
  'badSeed',
  'loadFailed',
  'gradeFailed',
] as const satisfies readonly (keyof ExerciseWords)[];

/** The sentences an exercise shows before anything is answered. */
export type ViewWords = Pick<ExerciseWords, (typeof VIEW)[number]>;

/** Picks them from the dictionary. */
export function viewWords(t: ExerciseWords): ViewWords {
  return Object.fromEntries(VIEW.map((name) => [name, t[name]])) as ViewWords;
}

/** Returns the short name of a cell as it stands over the input; a state's is the name of its side. */
export function cellName(kind: CellKind, t: ViewWords): string {
  return t[kind];
}

const LONG_NAMES = {
  flags: 'cellFlags',
  seq: 'cellSeq',
  ack: 'cellAck',
  len: 'cellLen',
  client: 'cellClient',
  server: 'cellServer',
} as const satisfies Record<CellKind, keyof ViewWords>;

/** Returns the full name of a cell: `Segment 2, server to client, ACK number`. */
export function cellLabel(row: Row, kind: CellKind, t: ViewWords): string {
  return format(t.cellLabel, { n: row.index + 1, direction: direction(row, t), cell: t[LONG_NAMES[kind]] });
}

/** Returns which way a segment goes, in words. */
export function direction(row: Row, t: ViewWords): string {
  return row.from === 'client' ? t.clientToServer : t.serverToClient;
}
