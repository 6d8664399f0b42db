import { hydrate } from 'preact';
import { Exercise } from './Exercise.tsx';
import type { KindView } from './kind-view.ts';
import { unpack } from './pack.ts';
import { readFacts } from './page-facts.ts';

/** Takes over an exercise the server has drawn; its element says which one it is and what it asks. */
export function hydrateExercise(place: HTMLElement, view: KindView): void {
  const { exercise = '', kind = '', question = '' } = place.dataset;
  const task = { id: exercise, page: readFacts(kind), question: unpack(question) };
  hydrate(<Exercise task={task} view={view} kind={kind} />, place);
}
