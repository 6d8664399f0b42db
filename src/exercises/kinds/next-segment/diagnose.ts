/** What a learner with a misconception sends at the moment of a next-segment question. */

import { MISCONCEPTIONS, type MisconceptionId, misconceptionOf } from '../../../tcp/misconceptions/index.ts';
import { ACK } from '../../../tcp/segment.ts';
import { seqAdd } from '../../../tcp/sequence.ts';
import type { SegmentRecord } from '../../../tcp/simulator/transcript.ts';
import {
  type Ambiguity,
  ambiguityAmong,
  bestFit,
  byMisconception,
  type MisconceivedRun,
  misconceivedNumber,
  misconceivedRun,
  type NumberKind,
  type TrueRun,
  trueRun,
} from '../../diagnosis/index.ts';
import { sameValue } from '../../trace/run/index.ts';
import { type Choice, choicesAt } from './choices.ts';
import { answerAt, arrivalOf, findPoint, type Point, seekPoint } from './point.ts';
import { FIELDS, type NextSegmentAnswer, type NextSegmentQuestion } from './question.ts';

/** What of a question decides what is sent. */
type Asked = Pick<NextSegmentQuestion, 'scenario' | 'seed' | 'you' | 'when' | 'may' | 'numbers'>;

/** A right choice with its true run, which a run by a misconception is compared with. */
interface TrueChoice {
  readonly run: TrueRun;
  readonly right: NextSegmentAnswer;
  readonly record: SegmentRecord | null;
}

/** Returns what each misconception answers at the moment of a variant: for each of them its wrong answers. */
export const answersByMisconception = byMisconception((asked: Asked) => {
  const choices = choicesAt(asked).map((choice) => trueChoice(choice, asked));
  return (id) => wrongAnswers(choices, asked, id);
});

/**
 * Returns the wrong answers of a misconception, one for each right choice that it spoils: with it as without it, the
 * application may make a call that the prompt leaves open.
 */
function wrongAnswers(
  choices: readonly TrueChoice[],
  asked: Asked,
  id: MisconceptionId,
): readonly NextSegmentAnswer[] {
  // Silence instead of a segment, or the other way round, comes of the misconception only where it is about that:
  // elsewhere the application is merely at another point by then.
  const aboutSilence = misconceptionOf(id).changes.includes('segments');
  const own = choices.flatMap((choice) => {
    const answer = misconceivedAnswer(choice, asked, id);
    return answer && (aboutSilence || answer.sends === choice.right.sends) ? [answer] : [];
  });
  return own.filter((answer) => !choices.some(({ right }) => sameAnswer(right, answer)));
}

/** Returns the misconception that gives just this wrong answer, or null. */
export function diagnoseNext(
  question: NextSegmentQuestion,
  answer: NextSegmentAnswer,
): MisconceptionId | null {
  const answers = answersByMisconception(question);
  const relative = inRelativeNumbers(question, answer);
  const fits = (ids: readonly MisconceptionId[]) =>
    ids.map((id) => {
      const given = answers.get(id).some((own) => sameAnswer(own, answer) || sameAnswer(own, relative));
      return { id, fit: given ? ('whole' as const) : null };
    });
  const claimed = fits(question.misconceptions);
  if (claimed.some(({ fit }) => fit)) return bestFit(claimed, question.misconceptions);
  return bestFit(fits(MISCONCEPTIONS.map(({ id }) => id)), question.misconceptions);
}

/** Returns what keeps a variant of next-segment from telling its misconceptions apart, or null. */
export function ambiguityInAnswers(question: NextSegmentQuestion): Ambiguity | null {
  if (question.misconceptions.length === 0) return null;
  const answers = answersByMisconception(question);
  return ambiguityAmong(
    question.misconceptions,
    (id) => answers.get(id).length > 0,
    (a, b) => answers.get(a).some((one) => answers.get(b).some((other) => sameAnswer(one, other))),
  );
}

/** Tells whether two answers say the same: numbers modulo 2^32, flags without PSH. */
function sameAnswer(a: NextSegmentAnswer, b: NextSegmentAnswer): boolean {
  if (!a.sends || !b.sends) return a.sends === b.sends;
  return FIELDS.every((field) => {
    if (a[field] === null || b[field] === null) return a[field] === b[field];
    return sameValue(field, a[field], b[field]);
  });
}

/** Returns an answer whose numbers are taken for absolute ones, where the question asks for relative ones. */
function inRelativeNumbers(
  { numbers, isns, you }: NextSegmentQuestion,
  answer: NextSegmentAnswer,
): NextSegmentAnswer {
  if (numbers === 'absolute' || !answer.sends) return answer;
  const peer = you === 'client' ? 'server' : 'client';
  return {
    ...answer,
    seq: seqAdd(answer.seq, -(isns[you] ?? 0)),
    ack: answer.ack === null ? null : seqAdd(answer.ack, -(isns[peer] ?? 0)),
  };
}

function trueChoice({ scenario, record }: Choice, { seed, numbers, you, when }: Asked): TrueChoice {
  const run = trueRun(scenario, seed, numbers);
  const own = answerAt(run.truth, you, findPoint(run.truth, you, when, scenario.name));
  return { run, record: record && own, right: answerOf(record && own) };
}

function answerOf(record: SegmentRecord | null): NextSegmentAnswer {
  if (!record) return { sends: false };
  const { flags, seq, ack, len } = record.segment;
  return { sends: true, flags, seq, ack: flags & ACK ? ack : null, len };
}

/** Returns what is sent at the moment by a misconception; null where that moment does not come. */
function misconceivedAnswer(
  { run, record }: TrueChoice,
  { you, when }: Asked,
  id: MisconceptionId,
): NextSegmentAnswer | null {
  const misconceived = misconceivedRun(run, id);
  const point = pointIn(misconceived, { you, when });
  if (!point) return null;
  const own = answerAt(misconceived.run, you, point);
  const answer = answerOf(own);
  if (!own || !record || !answer.sends) return answer;
  const paired = { ...misconceived, records: new Map(misconceived.records).set(record.index, own) };
  const shown = (segment: number, kind: NumberKind) => run.truth.segments[segment]?.segment[kind] ?? 0;
  const number = (kind: NumberKind) =>
    misconceivedNumber(run, paired, id, record, kind, { first: 0, shown }) ?? answer[kind];
  return { ...answer, seq: number('seq') ?? answer.seq, ack: answer.ack === null ? null : number('ack') };
}

function pointIn(
  { run, records }: MisconceivedRun,
  { you, when }: Pick<Asked, 'you' | 'when'>,
): Point | null {
  return 'arrives' in when ? arrivalOf(you, records.get(when.arrives - 1)) : seekPoint(run, you, when);
}
