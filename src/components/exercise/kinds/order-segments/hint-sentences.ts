import type { PairHint } from '../../../../exercises/kinds/order-segments/index.ts';
import { format } from '../../../../i18n/format.ts';
import type { HintWords } from '../../hint-model.ts';
import { inARow } from '../../in-a-row.ts';
import type { Cited } from '../../open-model.ts';
import { type OrderReasonWords, reasonFor } from './sentences.ts';

/** The two cards, in an order that does not tell theirs. */
function pairOf({ precedence }: PairHint): { readonly a: string; readonly b: string } {
  const [a = '', b = ''] = [precedence.before, precedence.after].sort();
  return { a, b };
}

/** Names the cards a hint is about. */
export function cardsNameOf(hint: PairHint, hints: HintWords): string {
  return format(hints.cards, pairOf(hint));
}

/** Puts a hint on an order into words. */
export function tellPair(hint: PairHint, words: OrderReasonWords, hints: HintWords): Cited[] {
  const twins = hint.twins.map((card) => format(hints.twin, { card }));
  if (hint.tells === 'pair') {
    return [{ text: inARow([format(hints.pair, pairOf(hint)), ...twins]), source: null }];
  }
  const { claim, steps } = reasonFor(hint.precedence, words);
  return [
    { text: claim, source: null },
    ...steps.map(({ line, rule }) => ({
      text: inARow([line, rule?.text ?? null]),
      source: rule?.source ?? null,
    })),
  ];
}
