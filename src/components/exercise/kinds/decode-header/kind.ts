import { priceOf, STEPS } from '../../../../exercises/hints/hint.ts';
import type { DecodeHeaderQuestion } from '../../../../exercises/kinds/decode-header/question.ts';
import { deskKind, type Task } from '../../task.ts';
import type { HeaderReport } from './report-shape.ts';
import type { HeaderViewWords } from './words.ts';

/** A question as it is drawn. Its profile and the scenario's name stand on the page. */
export type DrawnHeader = Omit<DecodeHeaderQuestion, 'name' | 'profile'>;

/** What a decode-header exercise needs to be worked on. */
export type HeaderTask = Task<DrawnHeader, HeaderViewWords>;

/** How the desk works with decode-header. */
export const DECODE_HEADER = deskKind<DrawnHeader, HeaderReport>({
  price: ({ ask }) => priceOf(STEPS * ask.length),
  open: async (source, locale) => (await import('./model.ts')).openModel(source, locale),
  first: (question) => question.ask[0] ?? null,
  without: (report, field) => ({
    ...report,
    fields: Object.fromEntries(Object.entries(report.fields).filter(([id]) => id !== field)),
  }),
});
