import type { JSX } from 'preact';
import type { Card, CardId } from '../../../../exercises/kinds/order-segments/question.ts';
import { FaceText, type FaceWords, sideOf } from './FaceText.tsx';
import type { Reason } from './sentences.ts';

/** A card of a right order, with why it cannot come earlier. */
export interface Placed {
  readonly id: CardId;
  readonly reasons: readonly Reason[];
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
      {solution.map(({ id, reasons }) => {
        const card = cards.find((one) => one.id === id);
        return (
          card && (
            <li key={id} class={`of-${sideOf(card.face)}`}>
              <p class="face">
                <b>{id}</b> <FaceText face={card.face} t={t} />
              </p>
              {reasons.length > 0 ? <Reasoned reasons={reasons} /> : <p class="free">{t.first}</p>}
            </li>
          )
        );
      })}
    </ol>
  );
}

/** Why one card has to come after others, step by step. A rule that several steps rest on is told once. */
export function Reasoned({ reasons }: { readonly reasons: readonly Reason[] }): JSX.Element {
  const named = new Set<string>();
  const isNew = (text: string) => !named.has(text) && named.add(text).has(text);
  return (
    <ul class="order-reasons">
      {reasons.map(({ claim, steps }) => (
        <li key={claim}>
          <p class="claim">{claim}</p>
          {steps.map(({ line, rule }) => (
            <p key={line}>
              {line}
              {rule && isNew(rule.text) && (
                <span class="rule">
                  {' '}
                  {rule.text} <cite>{rule.source}</cite>
                </span>
              )}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
