import type { JSX } from 'preact';
import type { Card } from '../../../../exercises/kinds/order-segments/question.ts';
import { FaceText, sideOf } from './FaceText.tsx';
import { Reasoned } from './Reasoned.tsx';
import type { Placed } from './report.ts';
import type { OrderViewWords } from './words.ts';

interface RightOrderProps {
  readonly cards: readonly Card[];
  readonly solution: readonly Placed[];
  readonly t: OrderViewWords;
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
