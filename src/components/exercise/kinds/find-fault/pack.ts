import type { LawId } from '../../../../exercises/kinds/find-fault/laws.ts';
import type { FaultRow, FindFaultQuestion } from '../../../../exercises/kinds/find-fault/question.ts';
import type { Fate } from '../../../../tcp/simulator/transcript.ts';

/** A question as it is drawn. Its scenario and profile come with the model. */
export type DrawnFault = Pick<FindFaultQuestion, 'seed' | 'numbers' | 'isns' | 'rows' | 'reasons'>;

/** Stands for what is not there: an ACK that does not count, a segment that never arrives. */
const NONE = '-';

/**
 * Writes a question as text without quotes, a line per segment, for an attribute of the page.
 *
 * @example packFault(question) // 'relative 1 2693262067 11749833 one-syn ack-bit;0 client 0 20000 - delivered SYN 0 - 0;…'
 */
export function packFault({ numbers, seed, isns, rows, reasons }: DrawnFault): string {
  const head = [numbers, seed, isns.client, isns.server, ...reasons];
  const lines = rows.map(({ index, from, sentAt, arrivesAt, againAt, fate, cells }) => [
    ...[index, from, sentAt, arrivesAt ?? NONE, againAt ?? NONE, fate],
    ...[cells.flags, cells.seq, cells.ack, cells.len].map((text) => text || NONE),
  ]);
  return [head, ...lines].map((fields) => fields.join(' ')).join(';');
}

/** Reads a packed question. The site wrote it when it was built, so its shape is known. */
export function unpackFault(text: string): DrawnFault {
  const [head = [], ...lines] = text.split(';').map((line) => line.split(' '));
  const [numbers, seed, client, server, ...reasons] = head;
  return {
    numbers: numbers === 'absolute' ? 'absolute' : 'relative',
    seed: Number(seed),
    isns: { client: Number(client), server: Number(server) },
    rows: lines.map(unpackRow),
    reasons: reasons as LawId[],
  };
}

function unpackRow([index, from, sentAt, arrivesAt, againAt, fate, ...texts]: string[]): FaultRow {
  const [flags = '', seq = '', ack = '', len = ''] = texts.map((text) => (text === NONE ? '' : text));
  return {
    index: Number(index),
    ...(from === 'client' ? { from, to: 'server' } : { from: 'server', to: 'client' }),
    sentAt: Number(sentAt),
    arrivesAt: arrivesAt === NONE ? null : Number(arrivesAt),
    againAt: againAt === NONE ? null : Number(againAt),
    fate: fate as Fate,
    repeats: null,
    cells: { flags, seq, ack, len, client: '', server: '', sent: '' },
  };
}
