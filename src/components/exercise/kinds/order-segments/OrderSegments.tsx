import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  type CardId,
  ORDER,
  readOrder,
  writeOrder,
} from '../../../../exercises/kinds/order-segments/question.ts';
import { format } from '../../../../i18n/format.ts';
import type { KindView, ViewProps } from '../../kind-view.ts';
import { CardItem } from './CardItem.tsx';
import { type OrderWords, RightOrder } from './Cards.tsx';
import type { DrawnOrder, OrderReport } from './report.tsx';

type Props = ViewProps<DrawnOrder, OrderReport, OrderWords>;

/** What a page loads for orders. */
export const view: KindView<DrawnOrder, OrderReport, OrderWords> = {
  View: OrderSegments,
  first: ({ cards }) => cards[0]?.id ?? null,
  // What has to come before what stays true when cards are moved; how a card stands does not.
  remaining: (report) => ({ ...report, cards: {} }),
  hints: ({ cards }) => 2 * (cards.length - 1),
  report: () => import('./report.tsx'),
};

/** Cards to be put in order: moved by buttons or keys, checked card by card. */
function OrderSegments({ question, typed, report, explained, ready, prefix, t, type }: Props): JSX.Element {
  const held = useRef<HTMLElement | null>(null);
  const [announcement, announce] = useState('');
  const { cards } = question;
  const order = readOrder(typed[ORDER], cards);

  // A card that changes places is taken out of the page for a moment, and the focus with it.
  useLayoutEffect(() => {
    held.current?.focus();
    held.current = null;
  });

  const move = (card: CardId, by: -1 | 1) => {
    if (!ready) return;
    const next = moved(order, card, by);
    const place = next.indexOf(card) + 1;
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement) held.current = activeElement;
    announce(format(t.moved, { card, place, total: cards.length }));
    if (next !== order) type(ORDER, writeOrder(next));
  };

  return (
    <>
      <p class="numbers needs-script">{t.keys}</p>
      <ol class="order-cards">
        {order.map((id, at) => {
          const card = cards.find((one) => one.id === id);
          return (
            card && (
              <CardItem
                key={id}
                card={card}
                place={at + 1}
                total={cards.length}
                prefix={prefix}
                t={t}
                ready={ready}
                report={report?.cards[id]}
                reasons={explained?.reasons[id] ?? []}
                move={move}
              />
            )
          );
        })}
      </ol>
      <p class="visually-hidden" aria-live="polite">
        {announcement}
      </p>
      {explained?.solution && (
        <section class="right-order">
          <p class="claim">{t.solution}</p>
          <RightOrder cards={cards} solution={explained.solution} t={t} />
        </section>
      )}
    </>
  );
}

/** Returns the order with a card moved by one place; the same order at either end. */
export function moved(order: readonly CardId[], id: CardId, by: -1 | 1): readonly CardId[] {
  const from = order.indexOf(id);
  const other = order[from + by];
  if (from < 0 || other === undefined) return order;
  return order.map((one) => (one === id ? other : one === other ? id : one));
}
