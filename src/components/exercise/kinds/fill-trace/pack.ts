import { CELL_KINDS } from '../../../../exercises/fill-trace/cells.ts';
import type { Numbers, Row } from '../../../../exercises/fill-trace/question.ts';
import type { State } from '../../../../tcp/state.ts';
import type { Fate } from '../../../../tcp/transcript.ts';
import type { DrawnQuestion } from './kind.ts';

/** Stands for a blank cell, which is null. */
const BLANK = '?';
/** Stands for what is not there: an empty cell, a segment that repeats none or never arrives. */
const NONE = '-';

/**
 * Writes a question as text without quotes, a line per segment, for an attribute of the page: a tenth of its JSON.
 *
 * @example pack(question) // 'relative 1 2693262067 11749833 - -;0 client 0 20000 delivered - ? - SYN 0 - -;…'
 */
export function pack({ numbers, seed, isns, start, rows }: DrawnQuestion): string {
  const head = [numbers, seed, isns.client, isns.server, start?.client ?? NONE, start?.server ?? NONE];
  const lines = rows.map(({ index, from, sentAt, arrivesAt, fate, repeats, cells }) => [
    ...[index, from, sentAt, arrivesAt ?? NONE, fate, repeats ?? NONE],
    ...CELL_KINDS.map((kind) => cells[kind] ?? BLANK).map((text) => text || NONE),
  ]);
  return [head, ...lines].map((fields) => fields.join(' ')).join(';');
}

/** Reads a packed question. The site wrote it when it was built, so its shape is known. */
export function unpack(text: string): DrawnQuestion {
  const [head = [], ...lines] = text.split(';').map((line) => line.split(' '));
  const [numbers, seed, client, server, clientStart, serverStart] = head;
  return {
    numbers: numbers as Numbers,
    seed: Number(seed),
    isns: { client: Number(client), server: Number(server) },
    start: clientStart === NONE ? null : { client: clientStart as State, server: serverStart as State },
    rows: lines.map(unpackRow),
  };
}

function unpackRow([index, from, sentAt, arrivesAt, fate, repeats, ...texts]: string[]): Row {
  const cells = CELL_KINDS.map((kind, i) => [kind, cellText(texts[i])]);
  return {
    index: Number(index),
    ...(from === 'client' ? { from, to: 'server' } : { from: 'server', to: 'client' }),
    sentAt: Number(sentAt),
    arrivesAt: arrivesAt === NONE ? null : Number(arrivesAt),
    fate: fate as Fate,
    repeats: repeats === NONE ? null : Number(repeats),
    cells: Object.fromEntries(cells) as Row['cells'],
  };
}

function cellText(text: string | undefined): string | null {
  if (text === BLANK) return null;
  return text === undefined || text === NONE ? '' : text;
}
