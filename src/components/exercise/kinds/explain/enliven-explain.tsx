import { hydrate } from 'preact';
import { readFacts } from '../../page-words.ts';
import { Explain } from './Explain.tsx';
import type { ExplainViewWords } from './kind.ts';

/** Takes over an explain exercise the server has drawn. */
export function enliven(place: HTMLElement): void {
  const { exercise = '', question = '' } = place.dataset;
  const page = readFacts<ExplainViewWords>('explain');
  const [seed, points] = question.split(' ').map(Number);
  hydrate(<Explain id={exercise} page={page} question={{ seed: seed ?? 1, points: points ?? 0 }} />, place);
}
