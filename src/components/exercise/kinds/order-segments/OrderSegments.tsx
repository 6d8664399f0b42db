import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  type CardId,
  movedTo,
  ORDER,
  readOrder,
  writeOrder,
} from '../../../../exercises/kinds/order-segments/question.ts';
import { format } from '../../../../i18n/format.ts';
import type { KindView, ViewProps } from '../../kind-view.ts';
import { CardItem } from './CardItem.tsx';
import { type OrderWords, RightOrder, shortText } from './Cards.tsx';
import { placeOfGap, useDrag } from './drag.ts';
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

/** Cards to be put in order: dragged, given a number, or moved by keys; checked card by card. Once shown, a right order. */
function OrderSegments({ question, typed, report, explained, ready, prefix, t, type }: Props): JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  const keepUp = useMoves(list);
  const [announcement, announce] = useState('');
  const { cards } = question;
  const order = readOrder(typed[ORDER], cards);

  const move = (id: CardId, place: number) => {
    if (!ready) return;
    const next = movedTo(order, id, place);
    const card = cards.find((one) => one.id === id);
    const what = card ? shortText(card.face) : '';
    announce(format(t.moved, { card: id, what, place: next.indexOf(id) + 1, total: cards.length }));
    if (next === order) return;
    keepUp();
    type(ORDER, writeOrder(next));
  };
  const { drag, begin } = useDrag((card, gap) => move(card, placeOfGap(gap, order.indexOf(card))));
  const partOf = (card: CardId, at: number) => {
    if (drag === null) return undefined;
    if (drag.card === card) return 'dragged';
    if (drag.gap === at) return 'before';
    return drag.gap === order.length && at === order.length - 1 ? 'after' : undefined;
  };

  if (explained?.solution) {
    return (
      <section class="right-order" aria-label={t.solution}>
        <RightOrder cards={cards} solution={explained.solution} t={t} />
      </section>
    );
  }
  return (
    <>
      <ol class="order-cards" ref={list}>
        {order.map((id, at) => {
          const card = cards.find((one) => one.id === id);
          return (
            card && (
              <CardItem
                key={id}
                card={card}
                place={at}
                total={cards.length}
                prefix={prefix}
                t={t}
                ready={ready}
                report={report?.cards[id]}
                reasons={explained?.reasons[id] ?? []}
                drag={partOf(id, at)}
                move={move}
                beginDrag={begin}
              />
            )
          );
        })}
      </ol>
      <p class="visually-hidden" aria-live="polite">
        {announcement}
      </p>
    </>
  );
}

/** How long a card takes to its new place, ms. */
const GLIDE = 160;

/**
 * Lets the rows of a list glide to where the next drawing puts them, and keeps the focus, which a row that is taken out
 * of the page for a moment loses. What it returns is called before a move.
 */
function useMoves(list: { readonly current: HTMLElement | null }): () => void {
  const before = useRef<{ focus: Element | null; tops: Map<Element, number> } | null>(null);
  const tops = () => [...(list.current?.children ?? [])].map((row) => [row, topOf(row)] as const);
  useLayoutEffect(() => {
    if (before.current === null) return;
    const { focus, tops: old } = before.current;
    before.current = null;
    if (focus instanceof HTMLElement) focus.focus();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const [row, top] of tops()) {
      const by = (old.get(row) ?? top) - top;
      const frames = [{ translate: `0 ${by}px` }, { translate: '0 0' }];
      if (by !== 0) row.animate(frames, { duration: GLIDE, easing: 'ease-out' });
    }
  });
  return () => {
    before.current = { focus: document.activeElement, tops: new Map(tops()) };
  };
}

/** Returns where an element stands on the page, px. */
function topOf(element: Element): number {
  return element.getBoundingClientRect().top + scrollY;
}
