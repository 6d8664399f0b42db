import type { JSX } from 'preact';
import { format } from '../../../../i18n/format.ts';

/** A point of the rubric in the page's language. */
export interface DrawnPoint {
  readonly id: string;
  readonly text: string;
  readonly weight: number;
  readonly source: string | null;
}

interface PointTextProps {
  readonly point: DrawnPoint;
  readonly t: { readonly weight: string; readonly bySource: string };
}

/** A point of the rubric: what it says, how much it counts, where it can be read. */
export function PointText({ point: { text, weight, source }, t }: PointTextProps): JSX.Element {
  return (
    <span>
      {text} {weight > 1 && <small>{format(t.weight, { n: weight })}</small>}{' '}
      {source !== null && <cite>{format(t.bySource, { source })}</cite>}
    </span>
  );
}
