import { hydrate } from 'preact';
import { readFacts } from '../../page-words.ts';
import { FillTrace } from './FillTrace.tsx';
import { unpack } from './pack.ts';
import type { FillTraceWords } from './words.ts';

/** Takes over a trace the server has drawn. */
export function enliven(place: HTMLElement): void {
  const { exercise = '', question = '' } = place.dataset;
  const page = readFacts<FillTraceWords>('fill-trace');
  hydrate(<FillTrace id={exercise} page={page} question={unpack(question)} />, place);
}
