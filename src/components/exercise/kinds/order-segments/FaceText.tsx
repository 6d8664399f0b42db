import type { JSX } from 'preact';
import type { Face } from '../../../../exercises/kinds/order-segments/question.ts';
import { format } from '../../../../i18n/format.ts';
import type { Picked } from '../../words.ts';
import type { WORDS } from './sentences.ts';

/** The sentences shown before anything is answered. */
export type OrderWords = Picked<typeof WORDS>;

/** The sentences on a card. */
export type FaceWords = Pick<
  OrderWords,
  | 'clientToServer'
  | 'serverToClient'
  | 'client'
  | 'server'
  | 'seq'
  | 'ack'
  | 'len'
  | 'cardLost'
  | 'cardState'
  | 'cardCall'
>;

interface FaceProps {
  readonly face: Face;
  readonly t: FaceWords;
}

/** What a card shows: who does it, and what. */
export function FaceText({ face, t }: FaceProps): JSX.Element {
  return (
    <>
      <span class="who">{whoText(face, t)}</span> <span class="what">{whatText(face, t)}</span>
    </>
  );
}

function whoText(face: Face, t: FaceWords): string {
  switch (face.kind) {
    case 'segment': {
      const direction = face.from === 'client' ? t.clientToServer : t.serverToClient;
      return face.lost ? format(t.cardLost, { direction }) : direction;
    }
    case 'state':
      return format(t.cardState, { side: t[face.host] });
    case 'call':
      return format(t.cardCall, { side: t[face.host] });
  }
}

function whatText(face: Face, t: FaceWords): string {
  switch (face.kind) {
    case 'segment': {
      const ack = face.ack === null ? [] : [t.ack, face.ack];
      return [face.flags, t.seq, face.seq, ...ack, t.len, face.len].join(' ');
    }
    case 'state':
      return `${face.from} → ${face.to}`;
    case 'call':
      return `${face.call}()`;
  }
}

/** Returns the side a card belongs to, whose colour it wears. */
export function sideOf(face: Face): 'client' | 'server' {
  return face.kind === 'segment' ? face.from : face.host;
}
