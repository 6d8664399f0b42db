import {
  CELL_KINDS,
  MOMENT_KINDS,
  type Moment,
  type MomentId,
  type Numbers,
  type Row,
} from '../../../../exercises/trace/index.ts';
import type { Param } from '../../../../exercises/trace/run/index.ts';
import type { State } from '../../../../tcp/connection/state.ts';
import type { Fate, HostId } from '../../../../tcp/simulator/transcript.ts';
import type { DrawnQuestion } from './kind.ts';

/** Stands for a blank cell, which is null. */
const BLANK = '?';
/** Stands for what is not there: an empty cell, a segment that repeats none or never arrives. */
const NONE = '-';

/**
 * Writes a question as text without quotes, a line per segment and moment, for an attribute of the page: a tenth of its
 * JSON.
 *
 * @example pack(question) // 'relative 1 2693262067 11749833 - - - -;0 client 0 20000 - delivered - ? - SYN 0 - - -;…'
 */
export function pack(question: DrawnQuestion): string {
  const { numbers, seed, isns, start, precision, delay, params, rows, moments } = question;
  const head = [
    ...[numbers, seed, isns.client, isns.server, start?.client ?? NONE, start?.server ?? NONE],
    ...[precision ?? NONE, delay ?? NONE],
    ...params.map(({ side, name, value }) => `${side}:${name}:${value}`),
  ];
  const lines = rows.map(({ index, from, sentAt, arrivesAt, againAt, fate, repeats, cells }) => [
    ...[index, from, sentAt ?? NONE, arrivesAt ?? NONE, againAt ?? NONE, fate, repeats ?? NONE],
    ...CELL_KINDS.map((kind) => cellText(cells[kind])),
  ]);
  const other = moments.map(({ id, side, what, name, below, at, cells }) => [
    ...[id, side, what, name, below, at ?? NONE],
    ...MOMENT_KINDS.map((kind) => cellText(cells[kind])),
  ]);
  return [head, ...lines, ...other].map((fields) => fields.join(' ')).join(';');
}

function cellText(text: string | null): string {
  return text === null ? BLANK : text || NONE;
}

/** Reads a packed question. The site wrote it when it was built, so its shape is known. */
export function unpack(text: string): DrawnQuestion {
  const [head = [], ...lines] = text.split(';').map((line) => line.split(' '));
  const [numbers, seed, client, server, clientStart, serverStart, precision, delay, ...params] = head;
  const isMoment = ([id = '']: string[]) => /^[cs]/.test(id);
  return {
    numbers: numbers as Numbers,
    seed: Number(seed),
    isns: { client: Number(client), server: Number(server) },
    start: clientStart === NONE ? null : { client: clientStart as State, server: serverStart as State },
    precision: numberIn(precision),
    delay: numberIn(delay),
    params: params.map(unpackParam),
    rows: lines.filter((line) => !isMoment(line)).map(unpackRow),
    moments: lines.filter(isMoment).map(unpackMoment),
  };
}

function unpackParam(text: string): Param {
  const [side, name, value] = text.split(':');
  return { side: side as HostId, name: name as Param['name'], value: Number(value) };
}

function unpackRow([index, from, sentAt, arrivesAt, againAt, fate, repeats, ...texts]: string[]): Row {
  return {
    index: Number(index),
    ...(from === 'client' ? { from, to: 'server' } : { from: 'server', to: 'client' }),
    sentAt: numberIn(sentAt),
    arrivesAt: numberIn(arrivesAt),
    againAt: numberIn(againAt),
    fate: fate as Fate,
    repeats: numberIn(repeats),
    cells: cellsIn(CELL_KINDS, texts),
  };
}

function unpackMoment([id, side, what, name = '', below, at, ...texts]: string[]): Moment {
  return {
    id: id as MomentId,
    side: side as HostId,
    what: what as Moment['what'],
    name,
    below: Number(below),
    at: numberIn(at),
    cells: cellsIn(MOMENT_KINDS, texts),
  };
}

function numberIn(text: string | undefined): number | null {
  return text === undefined || text === NONE ? null : Number(text);
}

function cellsIn<Kind extends string>(
  kinds: readonly Kind[],
  texts: readonly string[],
): Record<Kind, string | null> {
  const given = (text: string | undefined) => (text === undefined || text === NONE ? '' : text);
  const cells = kinds.map((kind, i) => [kind, texts[i] === BLANK ? null : given(texts[i])]);
  return Object.fromEntries(cells) as Record<Kind, string | null>;
}
