import type { JSX } from 'preact';
import { Unbroken } from '../shell/Unbroken.tsx';
import type { Setup } from './kind-view.ts';

interface SetupLineProps {
  readonly parts: readonly Setup[];
  /** What the line is called. */
  readonly name: string;
}

/** What holds for an exercise in one line, which opens the rest. */
export function SetupLine({ parts, name }: SetupLineProps): JSX.Element {
  return (
    <details class="setup">
      <summary>
        <span class="visually-hidden">{name} </span>
        {parts
          .flatMap(({ line }) => line)
          .flatMap((part, i) => [i > 0 && ' · ', <span key={part}>{part}</span>])}
      </summary>
      {parts
        .flatMap(({ notes }) => notes)
        .map((note) => (
          <p key={note}>
            <Unbroken text={note} />
          </p>
        ))}
    </details>
  );
}
