import type { JSX } from 'preact';
import { Unbroken } from '../../../shell/Unbroken.tsx';
import type { SourcePart } from '../../kind-view.ts';

/** A point of the rubric in the page's language. */
export interface DrawnPoint {
  readonly id: string;
  readonly text: string;
  readonly weight: number;
  /** What is said of it once the score is kept without it. */
  readonly missing?: string;
  /** Where it can be read; empty where runs alone decide. */
  readonly grounds: readonly SourcePart[];
}

interface PointTextProps {
  readonly point: DrawnPoint;
  readonly t: { readonly weight: string };
}

/** A point of the rubric: what it says, and how much it counts. */
export function PointText({ point: { text, weight }, t }: PointTextProps): JSX.Element {
  return (
    <span>
      <Unbroken text={text} />
      {weight > 1 && <small>{`\u00a0${t.weight}`}</small>}
    </span>
  );
}
