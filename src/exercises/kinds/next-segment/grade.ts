import type { ProfileName } from '../../../tcp/profile/profile.ts';
import type { RuleId } from '../../../tcp/rules.ts';
import type { Score } from '../../kind.ts';
import type { Derivation } from '../../trace/run/index.ts';
import { type Choice, choicesAt, otherProfilesChoice } from './choices.ts';
import { type Comparison, compare } from './compare.ts';
import type { NextSegmentAnswer, NextSegmentQuestion } from './question.ts';
import { derivationOf, type Written, written } from './written.ts';

/** A field judged, with how its value follows; `derivation` null: the rule alone gives it. */
export interface FieldVerdict extends Comparison {
  readonly derivation: Derivation | null;
}

/** A right choice in the question's style: a segment, or null for silence, with its rule. */
export interface Right {
  readonly segment: Written | null;
  readonly because: RuleId | null;
}

/** An answer judged. */
export interface NextSegmentVerdict extends Score {
  /** Whether it was right to send something, or to send nothing. */
  readonly sends: 'right' | 'wrong';
  /** The fields beside those of the right segment that lies nearest; none when nothing is to be sent. */
  readonly fields: readonly FieldVerdict[];
  /** The rule behind that segment, or behind the silence; null when no rule spoke. */
  readonly because: RuleId | null;
  /** Every right choice, the model's own first. */
  readonly rights: readonly Right[];
  /** Which of them the answer was judged by. */
  readonly by: number;
  /** The profile by which a wrong answer would be right. */
  readonly otherProfile: ProfileName | null;
}

/** Runs the model and returns every right choice in the question's style, the model's own first. */
export function solve(question: NextSegmentQuestion): readonly Right[] {
  return choicesAt(question).map((choice) => inStyle(choice, question));
}

/** Judges an answer by the right choice that lies nearest to it. Flags are compared without PSH. */
export function grade(question: NextSegmentQuestion, answer: NextSegmentAnswer): NextSegmentVerdict {
  const choices = choicesAt(question);
  const judged = choices.map((choice) => judge(choice, question, answer));
  const best = judged.reduce((a, b) => (b.score > a.score ? b : a));
  return {
    ...best,
    rights: choices.map((choice) => inStyle(choice, question)),
    by: judged.indexOf(best),
    otherProfile: best.score === 1 ? null : otherProfile(question, answer, choices[0]),
  };
}

type Judged = Pick<NextSegmentVerdict, 'score' | 'sends' | 'fields' | 'because'>;

function judge(choice: Choice, { numbers }: NextSegmentQuestion, answer: NextSegmentAnswer): Judged {
  const { record, run, because } = choice;
  const sends = answer.sends === (record !== null) ? 'right' : 'wrong';
  if (!record) return { score: sends === 'right' ? 1 : 0, sends, fields: [], because };
  const fields = compare(answer, record, numbers).map((one) => ({
    ...one,
    derivation: derivationOf(run, record, one.field, numbers),
  }));
  const right = fields.filter((field) => field.right).length;
  return { score: right / fields.length, sends, fields, because };
}

function otherProfile(
  question: NextSegmentQuestion,
  answer: NextSegmentAnswer,
  own: Choice,
): ProfileName | null {
  const [name, choice] = otherProfilesChoice(question, own);
  return judge(choice, question, answer).score === 1 ? name : null;
}

function inStyle({ record, because }: Choice, { numbers }: NextSegmentQuestion): Right {
  return { segment: record && written(record, numbers), because };
}
