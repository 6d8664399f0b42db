import type { JSX } from 'preact';
import type { GroundsTexts } from '../../exercises/authoring/claims/statement.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { runsOf } from './grounds.ts';

interface RunsProps {
  /** What sentences rest on. */
  readonly grounds: readonly GroundsTexts[];
  /** What says so, with a place for the `{runs}`. */
  readonly sentence: string;
  readonly t: Pick<Dictionary['exercise'], 'listComma'>;
}

/** Names each run that sentences rest on, in one piece and once for all of them; nothing where none does. */
export function Runs({ grounds, sentence, t }: RunsProps): JSX.Element | null {
  const runs = runsOf(grounds);
  if (runs.length === 0) return null;
  const [before, after] = sentence.split('{runs}');
  return (
    <p class="runs">
      {before}
      {runs.flatMap((run, i) => [i > 0 && t.listComma, <i key={run}>{run}</i>])}
      {after}
    </p>
  );
}
