import { cellsOf, KIND_NAMES, MATRIX, type Row, rowOf, WHERES, type Where } from '../../conformance/index.ts';
import { citation, dictionary, format, type Locale } from '../../i18n/index.ts';

/** Where a row of the matrix stands, as a language writes it: a clause, recordings by name, functions of Linux. */
export interface Source {
  readonly clause: string | null;
  readonly recordings: readonly string[];
  readonly functions: readonly string[];
}

/** What becomes of one segment in one state. */
export interface Outcome extends Source {
  readonly next: string;
  readonly answer: string;
}

/** One cell of the grid; `linux` is null where Linux does as the RFC says. */
export interface GridCell {
  readonly rfc: Outcome;
  readonly linux: Outcome | null;
}

/** One row of a state's list. */
export interface StateRow extends Outcome {
  readonly segment: string;
  readonly seq: string;
  readonly ack: string;
}

/** How many cells a test tries under each profile. */
export const CELLS = WHERES.reduce((sum, where) => sum + cellsOf(where).length, 0);

/** Names a state of the matrix. */
export function stateName(where: Where, locale: Locale): string {
  const t = dictionary(locale).conformance;
  if (where === 'SYN-RECEIVED (passive open)') return t.passive;
  return where === 'SYN-RECEIVED (active open)' ? t.active : where;
}

/** Returns a state's line of the grid: each segment at RCV.NXT with an ACK of all that was sent. */
export function gridLine(where: Where, locale: Locale): readonly GridCell[] {
  const cells = cellsOf(where);
  return KIND_NAMES.map((kind) => {
    const cell = cells.find((one) => one.kind === kind && one.place === 'exact');
    const [rfc, linux] = (['rfc9293', 'linux'] as const).map(
      (profile) => cell && rowOf(MATRIX[profile][where], cell),
    );
    if (rfc === undefined || linux === undefined) throw new RangeError(`${where}: nothing decides ${kind}`);
    const same = rfc.to === linux.to && rfc.answer === linux.answer;
    return { rfc: outcomeOf(rfc, locale), linux: same ? null : outcomeOf(linux, locale) };
  });
}

/** Returns the rows of a state in the order they are tried: those of Linux, then the RFC's. */
export function stateRows(
  where: Where,
  locale: Locale,
): Readonly<Record<'linux' | 'rfc', readonly StateRow[]>> {
  const rfc = MATRIX.rfc9293[where];
  const linux = MATRIX.linux[where].filter((row) => !rfc.includes(row));
  return { linux: linux.map((row) => stateRow(row, locale)), rfc: rfc.map((row) => stateRow(row, locale)) };
}

function stateRow(row: Row, locale: Locale): StateRow {
  const { kinds, places, acks, anyOther, any } = dictionary(locale).conformance;
  return {
    ...outcomeOf(row, locale),
    segment: row.kinds?.map((kind) => kinds[kind]).join(' · ') ?? anyOther,
    seq: row.places?.map((place) => places[place]).join(' · ') ?? any,
    ack: row.acks?.map((ack) => acks[ack]).join(' · ') ?? any,
  };
}

function outcomeOf({ to, answer, clause, recordings = [], functions = [] }: Row, locale: Locale): Outcome {
  const { unchanged, answers, answerMore } = dictionary(locale).conformance;
  return {
    next: to ?? unchanged,
    answer: typeof answer === 'number' ? format(answerMore, { n: answer }) : answers[answer],
    clause: clause === undefined ? null : clauseText(clause, locale),
    recordings,
    functions,
  };
}

/** Writes a clause; those of RFC 9293 stand without its name. */
function clauseText(clause: string, locale: Locale): string {
  if (clause.startsWith('RFC')) return citation(clause, locale);
  return citation(`RFC 9293 ${clause}`, locale).replace('RFC 9293 ', '');
}
