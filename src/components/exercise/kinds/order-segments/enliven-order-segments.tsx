import { hydrate } from 'preact';
import { readFacts } from '../../page-words.ts';
import { OrderSegments } from './OrderSegments.tsx';
import { unpackOrder } from './pack.ts';
import type { OrderViewWords } from './words.ts';

/** Takes over the cards the server has drawn. */
export function enliven(place: HTMLElement): void {
  const { exercise = '', question = '' } = place.dataset;
  const page = readFacts<OrderViewWords>('order-segments');
  hydrate(<OrderSegments id={exercise} page={page} question={unpackOrder(question)} />, place);
}
