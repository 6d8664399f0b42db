import type {
  Card,
  Face,
  OrderSegmentsQuestion,
} from '../../../../exercises/kinds/order-segments/question.ts';
import type { State } from '../../../../tcp/connection/state.ts';
import type { HostId } from '../../../../tcp/simulator/transcript.ts';

/** A question as it is drawn. Its scenario and profile come with the model. */
export type DrawnOrder = Pick<OrderSegmentsQuestion, 'seed' | 'numbers' | 'isns' | 'cards'>;

/** Stands for an ACK field that does not count. */
const NONE = '-';

/**
 * Writes a question as text without quotes, a line per card, for an attribute of the page.
 *
 * @example packOrder(question) // 'relative 1 2693262067 11749833;A segment client SYN 0 - 0 arrives;…'
 */
export function packOrder({ numbers, seed, isns, cards }: DrawnOrder): string {
  const head = [numbers, seed, isns.client, isns.server];
  return [head, ...cards.map(({ id, face }) => [id, ...packFace(face)])]
    .map((fields) => fields.join(' '))
    .join(';');
}

function packFace(face: Face): (string | number)[] {
  switch (face.kind) {
    case 'segment': {
      const { kind, from, flags, seq, ack, len, lost } = face;
      return [kind, from, flags, seq, ack ?? NONE, len, lost ? 'lost' : 'arrives'];
    }
    case 'state':
      return [face.kind, face.host, face.from, face.to];
    case 'call':
      return [face.kind, face.host, face.call];
  }
}

/** Reads a packed question. The site wrote it when it was built, so its shape is known. */
export function unpackOrder(text: string): DrawnOrder {
  const [head = [], ...lines] = text.split(';').map((line) => line.split(' '));
  const [numbers, seed, client, server] = head;
  return {
    numbers: numbers === 'absolute' ? 'absolute' : 'relative',
    seed: Number(seed),
    isns: { client: Number(client), server: Number(server) },
    cards: lines.map(([id = '', ...fields]): Card => ({ id, face: unpackFace(fields) })),
  };
}

function unpackFace([kind, side, ...rest]: string[]): Face {
  const host: HostId = side === 'server' ? 'server' : 'client';
  const [first = '', second = '', ack = '', len = '', fate = ''] = rest;
  switch (kind) {
    case 'segment':
      return {
        kind,
        from: host,
        to: host === 'client' ? 'server' : 'client',
        flags: first,
        seq: Number(second),
        ack: ack === NONE ? null : Number(ack),
        len: Number(len),
        lost: fate === 'lost',
      };
    case 'state':
      return { kind, host, from: first as State, to: second as State };
    default:
      return { kind: 'call', host, call: first };
  }
}
