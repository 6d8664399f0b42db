import { hydrate } from 'preact';
import { FillTrace } from './FillTrace.tsx';
import { unpack } from './pack.ts';
import type { PageFacts } from './page-words.ts';

/** Takes over an exercise the server has drawn; its element says which one it is and what it asks. */
export function enliven(place: HTMLElement, page: PageFacts): void {
  const { exercise = '', question = '' } = place.dataset;
  hydrate(<FillTrace id={exercise} page={page} question={unpack(question)} />, place);
}
