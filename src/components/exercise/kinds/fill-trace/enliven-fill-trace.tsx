import { hydrate } from 'preact';
import { readFacts } from '../../page-words.ts';
import type { ViewWords } from '../../words.ts';
import { FillTrace } from './FillTrace.tsx';
import { unpack } from './pack.ts';

/** Takes over a trace the server has drawn. */
export function enliven(place: HTMLElement): void {
  const { exercise = '', question = '' } = place.dataset;
  const page = readFacts<ViewWords>('fill-trace');
  hydrate(<FillTrace id={exercise} page={page} question={unpack(question)} />, place);
}
