import type { Hints, PartHints } from '../../hints/hint.ts';
import { randomIntegers } from '../../random.ts';
import { type Culprit, isOneBreach, solve } from './grade.ts';
import { FIELDS, type Field, type LawId } from './laws.ts';
import { type FindFaultQuestion, isLong } from './question.ts';

/** Help with a fault: fewer segments, fields or laws to choose from, at last a single one. Segments count from 1. */
export type FaultHint =
  | { readonly about: 'segments'; readonly among: readonly number[] }
  | { readonly about: 'fields'; readonly segment: number; readonly among: readonly Field[] }
  | { readonly about: 'laws'; readonly culprit: Culprit; readonly among: readonly LawId[] };

/** What is chosen: the number of a segment, a field and a law. */
type Typed = Readonly<Record<string, string>>;

/** Hints for a fault: the segment first, then what of it is wrong and which law it breaks. */
export const findFaultHints: Hints<FindFaultQuestion, Typed, FaultHint> = { of: hintsOf, missing };

/** Keeps this draw apart from that of the fault. */
const WINDOW = 0x1656_67b1;

function hintsOf(question: FindFaultQuestion): PartHints<FaultHint>[] {
  const { culprits } = solve(question);
  const [first] = culprits;
  if (!first) throw new RangeError(`${question.scenario.name}: no segment can be blamed`);
  const steps = windows(question, first.segment).map((among): FaultHint => ({ about: 'segments', among }));
  return [{ part: 'segment', steps }, ...culprits.flatMap((culprit) => detailsOf(question, culprit))];
}

/** Returns ever fewer segments that lie side by side, the guilty one among them. */
function windows({ rows, seed }: FindFaultQuestion, guilty: number): number[][] {
  const next = randomIntegers(seed ^ WINDOW);
  let left = rows.map(({ index }) => index + 1);
  const sizes = [1 / 2, 1 / 4, 1 / 8].map((part) => Math.max(2, Math.ceil(rows.length * part)));
  const found = sizes.slice(0, isLong(rows) ? 3 : 1).map((size) => {
    const at = left.indexOf(guilty);
    const least = Math.max(0, at - size + 1);
    const start = least + (next() % (Math.min(at, left.length - size) - least + 1));
    left = left.slice(start, start + size);
    return left;
  });
  return [...found.filter((one, i) => one.length < (found[i - 1]?.length ?? rows.length)), [guilty]];
}

/** The field and the law of a segment, each of two first where there is room for that. */
function detailsOf({ rows, reasons, seed }: FindFaultQuestion, culprit: Culprit): PartHints<FaultHint>[] {
  const { segment, fields, laws } = culprit;
  const [field = 'whole'] = fields;
  const [law] = laws;
  const otherFields = FIELDS.filter((one) => !fields.includes(one));
  const otherLaws = reasons.filter((one) => !laws.includes(one));
  const drawn = <Item>(items: readonly Item[]) => items[seed % Math.max(1, items.length)];
  const two = <Item>(all: readonly Item[], kept: Item | undefined, other: Item | undefined) =>
    all.filter((one) => one === kept || one === other);
  const stages = isLong(rows) ? [false, true] : [true];
  return [
    {
      part: `${segment}.field`,
      of: 'field',
      steps: stages.map((last) => ({
        about: 'fields',
        segment,
        among: two(FIELDS, field, last ? undefined : drawn(otherFields)),
      })),
    },
    {
      part: `${segment}.reason`,
      of: 'reason',
      steps: stages.map((last) => ({
        about: 'laws',
        culprit,
        among: two(reasons, law, last ? undefined : drawn(otherLaws)),
      })),
    },
  ];
}

function missing(question: FindFaultQuestion, typed: Typed): string[] {
  const { culprits } = solve(question);
  const named = culprits.find(({ segment }) => String(segment) === typed['segment']?.trim());
  const culprit = named ?? culprits[0];
  if (!culprit) return [];
  const { field = '', reason = '' } = typed;
  const together = isOneBreach(culprit, field, reason);
  // A hint names the first law: a field that goes with another one is missing where the law is.
  const isField = together || isOneBreach(culprit, field, culprit.laws[0] ?? '');
  const isLaw = together || (!isField && culprit.laws.some((law) => law === reason));
  return [
    ...(named ? [] : ['segment']),
    ...(isField ? [] : [`${culprit.segment}.field`]),
    ...(isLaw ? [] : [`${culprit.segment}.reason`]),
  ];
}
