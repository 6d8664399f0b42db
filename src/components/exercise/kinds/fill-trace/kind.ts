import { priceOf, STEPS } from '../../../../exercises/hints/hint.ts';
import type { FillTraceQuestion } from '../../../../exercises/kinds/fill-trace/question.ts';
import { blanks, readCellId } from '../../../../exercises/trace/index.ts';
import type { TraceReport } from '../../cell-report.ts';
import { deskKind, type Task } from '../../task.ts';
import type { FillTraceWords } from './words.ts';

/** A question as it is drawn. Its scenario, its profile and what it tells apart come with the model. */
export type DrawnQuestion = Omit<FillTraceQuestion, 'scenario' | 'profile' | 'tells'>;

/** What a fill-trace exercise needs to be worked on. */
export type FillTraceTask = Task<DrawnQuestion, FillTraceWords>;

/** How the desk works with fill-trace. */
export const FILL_TRACE = deskKind<DrawnQuestion, TraceReport>({
  price: (question) => priceOf(STEPS * blanks(question).length),
  open: async (source, locale) => (await import('./model.ts')).openModel(source, locale),
  first: (question) => blanks(question)[0] ?? null,
  without: (report, cell) => {
    const { [cell]: _, ...cells } = report.cells;
    const plays = report.plays.filter(({ segment }) => segment !== readCellId(cell)?.segment);
    return { ...report, cells, plays };
  },
});
