import type { JSX } from 'preact';
import type { ToldPart } from './open-model.ts';
import { Sentences } from './Sentences.tsx';

interface HintListProps {
  readonly hints: readonly ToldPart[];
  /** Name of the list. */
  readonly name: string;
}

/** The hints taken, by the parts they are about. */
export function HintList({ hints, name }: HintListProps): JSX.Element | null {
  if (hints.length === 0) return null;
  return (
    <section class="hints" aria-label={name}>
      {hints.map(({ part, name: about, count, lines }) => (
        <div key={part} data-hints-on={part}>
          <p class="about">
            <b>{about}</b> {count}
          </p>
          <Sentences said={lines} />
        </div>
      ))}
    </section>
  );
}
