import { priceOf } from '../../../../exercises/hints/hint.ts';
import { hintCount } from '../../../../exercises/kinds/find-fault/question.ts';
import { deskKind, type Task } from '../../task.ts';
import type { DrawnFault } from './pack.ts';
import type { FaultReport } from './report.ts';
import type { FaultViewWords } from './words.ts';

/** What a find-fault exercise needs to be worked on. */
export type FaultTask = Task<DrawnFault, FaultViewWords>;

/** How the desk works with find-fault. */
export const FIND_FAULT = deskKind<DrawnFault, FaultReport>({
  price: ({ rows }) => priceOf(hintCount(rows)),
  open: async (source, locale) => (await import('./model.ts')).openModel(source, locale),
  first: () => 'segment',
  without: (report, part) => {
    // Field and reason are judged for the segment that was named.
    if (part === 'segment') return null;
    const { [part === 'field' ? 'field' : 'reason']: _, ...parts } = report.parts;
    return { ...report, parts };
  },
});
