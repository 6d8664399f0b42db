import { hydrate } from 'preact';
import { readFacts } from '../../page-words.ts';
import { DecodeHeader } from './DecodeHeader.tsx';
import type { HeaderViewWords } from './words.ts';

/** Takes over a header the server has drawn. The site wrote its question when it was built, so its shape is known. */
export function enliven(place: HTMLElement): void {
  const { exercise = '', question = '' } = place.dataset;
  const page = readFacts<HeaderViewWords>('decode-header');
  hydrate(<DecodeHeader id={exercise} page={page} question={JSON.parse(question)} />, place);
}
