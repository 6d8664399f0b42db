import { hydrate } from 'preact';
import { readFacts } from '../../page-words.ts';
import { Explain } from './Explain.tsx';
import type { ExplainViewWords } from './kind.ts';

/** Takes over an explain exercise the server has drawn. */
export function enliven(place: HTMLElement): void {
  const { exercise = '', question = '' } = place.dataset;
  const page = readFacts<ExplainViewWords>('explain');
  hydrate(<Explain id={exercise} page={page} question={{ seed: Number(question) }} />, place);
}
