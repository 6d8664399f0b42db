import { priceOf } from '../../../../exercises/hints/hint.ts';
import { deskKind, type Task } from '../../task.ts';
import type { DrawnOrder } from './pack.ts';
import type { OrderReport } from './report.ts';
import type { OrderViewWords } from './words.ts';

/** What an order-segments exercise needs to be worked on. */
export type OrderTask = Task<DrawnOrder, OrderViewWords>;

/** How the desk works with order-segments. */
export const ORDER_SEGMENTS = deskKind<DrawnOrder, OrderReport>({
  price: ({ cards }) => priceOf(2 * (cards.length - 1)),
  open: async (source, locale) => (await import('./model.ts')).openModel(source, locale),
  first: ({ cards }) => cards[0]?.id ?? null,
  // What has to come before what stays true when cards are moved; how a card stands does not.
  without: (report) => ({ ...report, cards: {} }),
});
