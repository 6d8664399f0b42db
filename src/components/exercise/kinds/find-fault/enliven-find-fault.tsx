import { hydrate } from 'preact';
import { readFacts } from '../../page-words.ts';
import { FindFault } from './FindFault.tsx';
import { unpackFault } from './pack.ts';
import type { FaultViewWords } from './words.ts';

/** Takes over a spoiled trace the server has drawn. */
export function enliven(place: HTMLElement): void {
  const { exercise = '', question = '' } = place.dataset;
  const page = readFacts<FaultViewWords>('find-fault');
  hydrate(<FindFault id={exercise} page={page} question={unpackFault(question)} />, place);
}
