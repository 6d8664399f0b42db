import {
  type CellId,
  type CellKind,
  type Moment,
  type MomentKind,
  type Row,
  readCellId,
  readMomentCellId,
  type TraceQuestion,
} from '../../exercises/trace/index.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { format } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';

/** The sentences of exercises in the page's language. */
export type ExerciseWords = Dictionary['exercise'];

/** Everything that can be said about an answer. It comes with the model, after the first touch. */
export interface Words {
  /** The language citations are written in. */
  readonly locale: Locale;
  readonly t: ExerciseWords;
  /** The model's rules by RuleId. */
  readonly rules: Dictionary['rules'];
}

/** The sentences every kind of exercise shows before anything is answered. */
const DESK = [
  'check',
  'checking',
  'hint',
  'hints',
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

/** The sentences on the rows of a trace, whatever is asked about it. */
export const ROW = [
  'relative',
  'absolute',
  'client',
  'server',
  'clientToServer',
  'serverToClient',
  'sentAt',
  'lost',
  'duplicated',
  'delayed',
  'delayedTo',
  'duplicatedAt',
  'overtaken',
  'repeats',
  'crosses',
  'flags',
  'seq',
  'ack',
  'len',
] as const satisfies readonly (keyof ExerciseWords)[];

/** The sentences a trace shows before anything is answered. */
const VIEW = [
  ...DESK,
  ...ROW,
  'statesRule',
  'timesRule',
  'drawnDelay',
  'drawnParams',
  'paramIs',
  'comma',
  'sent',
  'time',
  'result',
  'cellSent',
  'cellTime',
  'cellResult',
  'clientReturns',
  'serverReturns',
  'clientLeaves',
  'serverLeaves',
  'momentLabel',
  'cellFlags',
  'cellSeq',
  'cellAck',
  'cellLen',
  'cellClient',
  'cellServer',
  'cellLabel',
  'flagToggle',
  'chooseState',
] as const satisfies readonly (keyof ExerciseWords)[];

/** The sentences every kind of exercise shows before anything is answered; a page carries them once for each kind. */
export type DeskWords = Pick<ExerciseWords, (typeof DESK)[number]>;

/** The sentences a trace shows before anything is answered. */
export type ViewWords = Pick<ExerciseWords, (typeof VIEW)[number]>;

/**
 * Picks sentences from a namespace of the dictionary.
 *
 * @example pick(dictionary('en').choice, ['chooseOne']) // { chooseOne: 'Choose one.' }
 */
export function pick<Words, Name extends keyof Words>(t: Words, names: readonly Name[]): Pick<Words, Name> {
  return Object.fromEntries(names.map((name) => [name, t[name]])) as Pick<Words, Name>;
}

/** Picks what every kind shows. */
export function deskWords(t: ExerciseWords): DeskWords {
  return pick(t, DESK);
}

/** Picks what a trace shows. */
export function viewWords(t: ExerciseWords): ViewWords {
  return pick(t, VIEW);
}

/** Returns the short name of a cell as it stands over the input; a state's is the name of its side. */
export function cellName(kind: CellKind | MomentKind, t: ViewWords): string {
  return t[kind];
}

const LONG_NAMES = {
  flags: 'cellFlags',
  seq: 'cellSeq',
  ack: 'cellAck',
  len: 'cellLen',
  client: 'cellClient',
  server: 'cellServer',
  sent: 'cellSent',
  time: 'cellTime',
  result: 'cellResult',
} as const satisfies Record<CellKind | MomentKind, keyof ViewWords>;

const MOMENTS = {
  returns: { client: 'clientReturns', server: 'serverReturns' },
  leaves: { client: 'clientLeaves', server: 'serverLeaves' },
} as const satisfies Record<Moment['what'], Record<Moment['side'], keyof ViewWords>>;

/** Returns what happens at a moment: `The client’s connect() returns`. */
export function momentText({ what, side, name }: Moment, t: ViewWords): string {
  return format(t[MOMENTS[what][side]], { name });
}

/** Returns the full name of a moment's cell: `The client’s connect() returns, time in seconds`. */
export function momentLabel(moment: Moment, kind: MomentKind, t: ViewWords): string {
  return format(t.momentLabel, { moment: momentText(moment, t), cell: t[LONG_NAMES[kind]] });
}

/** Returns the full name of a cell: `Segment 2, server to client, ACK number`. */
export function cellLabel(row: Row, kind: CellKind, t: ViewWords): string {
  return format(t.cellLabel, { n: row.index + 1, direction: direction(row, t), cell: t[LONG_NAMES[kind]] });
}

/** Returns which way a segment goes, in words. */
export function direction(row: Row, t: Pick<ViewWords, 'clientToServer' | 'serverToClient'>): string {
  return row.from === 'client' ? t.clientToServer : t.serverToClient;
}

/** Returns the full name of any cell of a trace by its id. */
export function labelOf(
  id: CellId,
  { rows, moments }: Pick<TraceQuestion, 'rows' | 'moments'>,
  t: ViewWords,
): string {
  const place = readCellId(id);
  const row = rows.find(({ index }) => index === place?.segment);
  if (row && place) return cellLabel(row, place.kind, t);
  const cell = readMomentCellId(id);
  const moment = moments.find((one) => one.id === cell?.moment);
  return moment && cell ? momentLabel(moment, cell.kind, t) : id;
}
