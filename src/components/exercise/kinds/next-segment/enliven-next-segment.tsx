import { hydrate } from 'preact';
import { readFacts } from '../../page-words.ts';
import { NextSegment } from './NextSegment.tsx';
import type { NextViewWords } from './words.ts';

/** Takes over a moment the server has drawn. The site wrote its question when it was built, so its shape is known. */
export function enliven(place: HTMLElement): void {
  const { exercise = '', question = '' } = place.dataset;
  const page = readFacts<NextViewWords>('next-segment');
  hydrate(<NextSegment id={exercise} page={page} question={JSON.parse(question)} />, place);
}
