import type { JSX } from 'preact';
import type { KindView } from '../../kind-view.ts';
import { Build } from './Build.tsx';
import { Known, type NextProps } from './Known.tsx';
import type { DrawnNext, NextReport } from './report.tsx';

/** What a page loads for moments at which a segment may be due. */
export const view: KindView<DrawnNext, NextReport, NextProps['t']> = {
  View: NextSegment,
  first: () => 'sends',
  remaining: (report, part) => ({
    ...report,
    parts: Object.fromEntries(Object.entries(report.parts).filter(([name]) => name !== part)),
    whatIf: null,
  }),
  // Two hints on each of four fields, whether or not a segment is sent.
  hints: () => 8,
  form: ({ question }) => ({ data: { 'data-numbers': question.numbers, 'data-flags': true } }),
  report: () => import('./report.tsx'),
};

/** One endpoint at one moment: what it knows, and what it sends next. */
function NextSegment(moment: NextProps): JSX.Element {
  const { explained, played, play, t } = moment;
  return (
    <>
      <Known {...moment} />
      {played?.drawing ?? (
        <>
          <Build {...moment} />
          {explained && <explained.Explained report={explained} play={play} t={t} />}
        </>
      )}
    </>
  );
}
