import type { JSX } from 'preact';
import { format } from '../../../../i18n/format.ts';
import type { DrawnPoint, ExplainViewWords } from './kind.ts';

interface PointTextProps {
  readonly point: DrawnPoint;
  readonly t: Pick<ExplainViewWords, 'weight' | 'bySource'>;
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
