import { diagnoseNext, findFailure } from '../../../../exercises/diagnosis/index.ts';
import type {
  NextSegmentAnswer,
  NextSegmentQuestion,
} from '../../../../exercises/kinds/next-segment/question.ts';
import { type DiagnosisWords, failingMisconception, type MisconceptionReport } from '../../misconception.ts';

/** Returns the misconception a wrong answer shows, with the segment at which it fails; null for slips. */
export function misconceptionIn(
  question: NextSegmentQuestion,
  answer: NextSegmentAnswer,
  words: DiagnosisWords,
): MisconceptionReport | null {
  const id = diagnoseNext(question, answer);
  if (id === null) return null;
  const { scenario, seed, rows } = question;
  const failure = findFailure(scenario, seed, id);
  return failingMisconception(
    id,
    failure,
    rows.map((row) => row.index),
    words,
  );
}
