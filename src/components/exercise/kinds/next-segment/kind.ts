import { priceOf } from '../../../../exercises/hints/hint.ts';
import type { NextSegmentQuestion } from '../../../../exercises/kinds/next-segment/question.ts';
import { deskKind, type Task } from '../../task.ts';
import type { NextReport } from './report-shape.ts';
import type { NextViewWords } from './words.ts';

/** A question as it is drawn. Its scenario and profile come with the model. */
export type DrawnNext = Omit<NextSegmentQuestion, 'scenario' | 'profile' | 'when' | 'tells'>;

/** What a next-segment exercise needs to be worked on. */
export type NextTask = Task<DrawnNext, NextViewWords>;

/** How the desk works with next-segment. */
export const NEXT_SEGMENT = deskKind<DrawnNext, NextReport>({
  // Two hints on each of four fields, whether or not a segment is sent.
  price: () => priceOf(8),
  open: async (source, locale) => (await import('./model.ts')).openModel(source, locale),
  first: () => 'sends',
  without: (report, part) => ({
    ...report,
    parts: Object.fromEntries(Object.entries(report.parts).filter(([name]) => name !== part)),
    whatIf: null,
  }),
});
