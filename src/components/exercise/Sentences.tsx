import type { JSX } from 'preact';
import type { Cited } from './kind-view.ts';

/** Sentences, each in a paragraph with where it stands. */
export function Sentences({ said }: { readonly said: readonly Cited[] }): JSX.Element {
  return (
    <>
      {said.map(({ text, source }) => (
        <p key={text}>
          {text} {source && <cite>{source}</cite>}
        </p>
      ))}
    </>
  );
}
