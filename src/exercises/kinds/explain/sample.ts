import type { SampleSort } from '../../kind.ts';
import { MOST_CHARACTERS } from './parse.ts';
import type { ExplainQuestion } from './question.ts';

const TEXT = 'Each side has to learn that its own number has arrived.';

/** Returns what a learner could hand in: every point ticked; one left out; or something that is no answer. */
export function sample(question: ExplainQuestion, sort: SampleSort): unknown {
  const ids = question.points.map((point) => point.id);
  if (sort === 'correct') return { text: TEXT, ticked: ids };
  const { seed } = question;
  if (sort === 'incorrect') return { text: TEXT, ticked: ids.filter((_, i) => i !== seed % ids.length) };
  const malformed = [
    { text: '', ticked: [] },
    { text: ' …\n', ticked: ids },
    { text: 'x'.repeat(MOST_CHARACTERS + 1), ticked: [] },
    { text: TEXT, ticked: ['no-such-point'] },
    { text: TEXT },
    TEXT,
    null,
  ];
  return malformed[seed % malformed.length];
}
