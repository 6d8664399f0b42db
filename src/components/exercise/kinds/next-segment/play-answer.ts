import { consequence, nextSegment } from '../../../../exercises/kinds/next-segment/index.ts';
import type {
  Field,
  NextSegmentAnswer,
  NextSegmentQuestion,
} from '../../../../exercises/kinds/next-segment/question.ts';
import { wayOf } from '../../../ladder/ways.ts';
import type { Choice } from '../../what-if/choice.ts';
import type { NextReportWords } from './sentences.ts';

/** Plays a wrong answer into the model's true peer; `open` lists the fields that are still to be found. */
export function playAnswer(
  question: NextSegmentQuestion,
  answer: NextSegmentAnswer,
  open: readonly Field[],
  words: NextReportWords,
): Choice {
  const { you, numbers, rows } = question;
  return {
    from: rows.length,
    draw: async (leave) => {
      const outcome = consequence(question, answer);
      if (!outcome)
        throw new RangeError(`${question.scenario.name}: a right answer has no consequence to show`);
      const isSilenceDue = nextSegment.solve(question)[0]?.segment === null;
      const did = isSilenceDue ? 'added' : answer.sends ? 'replaced' : 'heldBack';
      const { drawConsequence } = await import('../../what-if/Consequence.tsx');
      const consequenceOf = {
        outcome,
        did,
        numbers,
        above: rows.map(wayOf),
        open: isSilenceDue ? [] : open.map((kind) => ({ from: you, kind })),
        tellsRule: true,
      } as const;
      return drawConsequence(consequenceOf, words, leave);
    },
  };
}
