import { hydrate } from 'preact';
import { readFacts } from '../../page-words.ts';
import { Choice } from './Choice.tsx';
import type { ChoiceViewWords } from './kind.ts';

/** Takes over a choice the server has drawn. */
export function enliven(place: HTMLElement): void {
  const { exercise = '', question = '' } = place.dataset;
  const page = readFacts<ChoiceViewWords>('choice');
  hydrate(<Choice id={exercise} page={page} question={JSON.parse(question)} />, place);
}
