/** What believers send at the moment of a next-segment question. */
import type { MutantId } from '../../tcp/misconceptions/index.ts';
import { MUTANTS, mutantOf } from '../../tcp/misconceptions/index.ts';
import { ACK } from '../../tcp/segment.ts';
import { seqAdd } from '../../tcp/sequence.ts';
import type { SegmentRecord } from '../../tcp/simulator/transcript.ts';
import { type Choice, choicesAt } from '../kinds/next-segment/choices.ts';
import { answerAt, arrivalOf, findPoint, type Point, seekPoint } from '../kinds/next-segment/point.ts';
import { FIELDS, type NextSegmentAnswer, type NextSegmentQuestion } from '../kinds/next-segment/question.ts';
import { sameValue } from '../trace/same.ts';
import { beliefsBy } from './beliefs.ts';
import { type BelievedRun, believedRun, type PlainRun, plainRun } from './believed.ts';
import { countedOn } from './count-on.ts';
import { pick } from './fit.ts';

/** What of a question decides what a believer sends. */
type Asked = Pick<NextSegmentQuestion, 'scenario' | 'seed' | 'you' | 'when' | 'may' | 'numbers'>;

/** A right choice in plain numbers, with the run a believer's is compared with. */
interface PlainChoice {
  readonly plain: PlainRun;
  readonly right: NextSegmentAnswer;
  readonly record: SegmentRecord | null;
}

/** Returns what all believers send at the moment of a variant, for each of them the answers it would make wrong. */
export const sendsOf = beliefsBy((asked: Asked) => {
  const choices = choicesAt(asked).map((choice) => plainChoice(choice, asked));
  return (id) => wrongSends(choices, asked, id);
});

/**
 * Returns what somebody sends who holds a misconception, for every right choice that it would make wrong: with it,
 * the application may call close() or not as well as without.
 */
function wrongSends(
  choices: readonly PlainChoice[],
  asked: Asked,
  id: MutantId,
): readonly NextSegmentAnswer[] {
  // Silence in place of a segment, or the other way round, is a belief's doing only where it is about that: elsewhere
  // the application is at another point by then.
  const aboutSilence = mutantOf(id).claims.includes('segments');
  const own = choices.flatMap((choice) => {
    const answer = believedAnswer(choice, asked, id);
    return answer && (aboutSilence || answer.sends === choice.right.sends) ? [answer] : [];
  });
  return own.filter((answer) => !choices.some(({ right }) => sameAnswer(right, answer)));
}

/** Returns the misconception that a wrong answer is the whole of, or null. */
export function diagnoseNext(question: NextSegmentQuestion, answer: NextSegmentAnswer): MutantId | null {
  const sends = sendsOf(question);
  const plain = inPlainNumbers(question, answer);
  const fits = (ids: readonly MutantId[]) =>
    ids.map((id) => {
      const hit = sends.about(id).some((own) => sameAnswer(own, answer) || sameAnswer(own, plain));
      return { id, fit: hit ? ('whole' as const) : null };
    });
  const told = fits(question.tells);
  if (told.some(({ fit }) => fit)) return pick(told, question.tells);
  return pick(fits(MUTANTS.map(({ id }) => id)), question.tells);
}

/** Tells whether two answers say the same: numbers modulo 2^32, flags without PSH. */
export function sameAnswer(a: NextSegmentAnswer, b: NextSegmentAnswer): boolean {
  if (!a.sends || !b.sends) return a.sends === b.sends;
  return FIELDS.every((field) => {
    if (a[field] === null || b[field] === null) return a[field] === b[field];
    return sameValue(field, a[field], b[field]);
  });
}

/** A learner may write absolute numbers where relative ones are asked. */
function inPlainNumbers(
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

function plainChoice({ scenario, record }: Choice, { seed, numbers, you, when }: Asked): PlainChoice {
  const plain = plainRun(scenario, seed, numbers);
  const own = answerAt(plain.truth, you, findPoint(plain.truth, you, when, scenario.name));
  return { plain, record: record && own, right: written(record && own) };
}

function written(record: SegmentRecord | null): NextSegmentAnswer {
  if (!record) return { sends: false };
  const { flags, seq, ack, len } = record.segment;
  return { sends: true, flags, seq, ack: flags & ACK ? ack : null, len };
}

/** Runs a belief up to the moment and beyond; null where the moment does not come for a believer. */
function believedAnswer(
  { plain, record }: PlainChoice,
  { you, when }: Asked,
  id: MutantId,
): NextSegmentAnswer | null {
  const believed = believedRun(plain, id);
  const point = believedPoint(believed, { you, when });
  if (!point) return null;
  const own = answerAt(believed.run, you, point);
  const answer = written(own);
  if (!own || !record || !answer.sends) return answer;
  const inPlace: BelievedRun = { ...believed, records: new Map(believed.records).set(record.index, own) };
  const shown = (segment: number, kind: 'seq' | 'ack') => plain.truth.segments[segment]?.segment[kind] ?? 0;
  const number = (kind: 'seq' | 'ack') =>
    countedOn(plain, inPlace, id, record, kind, { first: 0, shown }) ?? answer[kind];
  return { ...answer, seq: number('seq') ?? answer.seq, ack: answer.ack === null ? null : number('ack') };
}

function believedPoint(
  { run, records }: BelievedRun,
  { you, when }: Pick<Asked, 'you' | 'when'>,
): Point | null {
  return 'arrives' in when ? arrivalOf(you, records.get(when.arrives - 1)) : seekPoint(run, you, when);
}
