import type { JSX } from 'preact';
import { partsAtNames } from './whole-names.ts';

/** A text whose names, such as TIME-WAIT, stay in one piece at a line's end. */
export function Unbroken({ text }: { readonly text: string }): JSX.Element {
  return <>{partsAtNames(text).map((part, i) => (i % 2 === 1 ? <i key={i}>{part}</i> : part))}</>;
}
