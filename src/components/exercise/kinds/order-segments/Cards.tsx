import type { JSX } from 'preact';
import type { Card, CardId, Face } from '../../../../exercises/kinds/order-segments/question.ts';
import { format, gapAfter } from '../../../../i18n/format.ts';
import { Sentence, VerdictLine } from '../../Verdict.tsx';
import type { Picked } from '../../words.ts';
import type { Reason, WORDS } from './sentences.ts';

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

/** What stands on one card after a check. */
export interface CardReport {
  readonly mark: 'right' | 'wrong' | 'shown';
  /** The verdict in words. */
  readonly word: string;
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

/** Names what a card shows, in a few words: the flags of a segment, a change of state, a call. */
export function shortText(face: Face): string {
  switch (face.kind) {
    case 'segment':
      return face.flags;
    case 'state':
      return `${face.from} → ${face.to}`;
    case 'call':
      return `${face.call}()`;
  }
}

function whatText(face: Face, t: FaceWords): string {
  if (face.kind !== 'segment') return shortText(face);
  const ack = face.ack === null ? [] : [t.ack, face.ack];
  return [face.flags, t.seq, face.seq, ...ack, t.len, face.len].join(' ');
}

/** Returns the side a card belongs to, whose colour it wears. */
export function sideOf(face: Face): 'client' | 'server' {
  return face.kind === 'segment' ? face.from : face.host;
}

/** Why a card has its place, step by step. */
export function Reasoned({ reasons }: { readonly reasons: readonly Reason[] }): JSX.Element {
  return (
    <ul class="order-reasons">
      {reasons.map(({ claim, steps }) => (
        <li key={claim ?? ''}>
          {claim && <p class="claim">{claim}</p>}
          {steps.map(({ line, rule }) => (
            <p key={line ?? rule?.text}>
              {line && gapAfter(line)}
              {rule && <Sentence {...rule} />}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** A card of a right order, with why it cannot come earlier. */
export interface Placed {
  readonly id: CardId;
  readonly reasons: readonly Reason[];
  /** Its verdict, where the order was asked for in place of an answer. */
  readonly report?: CardReport;
}

interface RightOrderProps {
  readonly cards: readonly Card[];
  readonly solution: readonly Placed[];
  readonly t: FaceWords & { readonly first: string };
}

/** One right order, each card with why it cannot come earlier. */
export function RightOrder({ cards, solution, t }: RightOrderProps): JSX.Element {
  return (
    <ol class="order-cards">
      {solution.map(({ id, reasons, report }) => {
        const card = cards.find((one) => one.id === id);
        return (
          card && (
            <li key={id} class={`of-${sideOf(card.face)}`}>
              <div class="card">
                <p class="face">
                  <b>{id}</b> <FaceText face={card.face} t={t} />
                </p>
                {report && <VerdictLine {...report} />}
              </div>
              {reasons.length > 0 ? <Reasoned reasons={reasons} /> : <p class="free">{t.first}</p>}
            </li>
          )
        );
      })}
    </ol>
  );
}
