/** Answers to the exercises of the site: right, by a misconception, and with slips; for tests and for counting. */

import {
  cellsByMisconception,
  diagnose,
  fillTrace,
  solve,
} from '../../../src/exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../src/exercises/kinds/fill-trace/question.ts';
import {
  answersByMisconception,
  diagnoseNext,
  nextSegment,
} from '../../../src/exercises/kinds/next-segment/index.ts';
import type {
  NextSegmentAnswer,
  NextSegmentQuestion,
} from '../../../src/exercises/kinds/next-segment/question.ts';
import { nextSegmentSpec } from '../../../src/exercises/kinds/next-segment/schema.ts';
import { randomIntegers } from '../../../src/exercises/random.ts';
import {
  type CellKind,
  type CellValue,
  isState,
  isTime,
  type MomentKind,
  readCellId,
  readMomentCellId,
} from '../../../src/exercises/trace/index.ts';
import { STATES } from '../../../src/tcp/connection/state.ts';
import type { MisconceptionId } from '../../../src/tcp/misconceptions/index.ts';
import { flagNames } from '../../../src/tcp/segment.ts';
import { SEQUENCE_SPACE, seqAdd } from '../../../src/tcp/sequence.ts';
import { EXERCISES, filesOf, scenarioOf, specOf } from '../content.ts';

/** What one slip was taken for. */
export interface SlipResult {
  readonly named: MisconceptionId | null;
  /** In how many cells the misconception that was named errs here. */
  readonly errs: number;
  readonly about: string;
}

/** One variant of an exercise, answered in every way. */
export interface Trial {
  /** What the answers by a misconception are called; one that is not called by its name is missed. */
  misconceived(id: MisconceptionId): readonly (MisconceptionId | null)[];
  /** What a right answer is called. */
  right(): MisconceptionId | null;
  /** A slip in one cell, drawn by a number. */
  slip(draw: number): SlipResult;
  /** The variant, for messages. */
  readonly about: string;
}

/** An exercise that claims to tell misconceptions apart. */
export interface Claimant {
  readonly id: string;
  readonly misconceptions: readonly MisconceptionId[];
  trial(seed: number): Trial;
}

/** Every exercise that claims to tell misconceptions apart. */
export function claimants(): Claimant[] {
  const traces = EXERCISES.map((id): Claimant => {
    const spec = specOf(id);
    return {
      id,
      misconceptions: spec.misconceptions,
      trial: (seed) => traceTrial(fillTrace.generate(spec, seed), id),
    };
  });
  const nexts = filesOf('next-segment').map(([id, file]): Claimant => {
    const spec = nextSegmentSpec(file, scenarioOf(file.scenario), id);
    return {
      id,
      misconceptions: spec.misconceptions,
      trial: (seed) => nextTrial(nextSegment.generate(spec, seed), id),
    };
  });
  return [...traces, ...nexts].filter(({ misconceptions }) => misconceptions.length > 0);
}

/** Writes a value as a learner types it. */
function text(cell: string, value: CellValue): string {
  const kind = kindIn(cell);
  if (typeof value === 'number' && isTime(kind)) return `${value / 1000} ms`;
  return kind === 'flags' ? flagNames(Number(value)).join(',') : String(value);
}

/** Returns which kind of cell an id names. */
function kindIn(cell: string): CellKind | MomentKind {
  return readCellId(cell)?.kind ?? readMomentCellId(cell)?.kind ?? 'seq';
}

/** Calls an answer to a trace by its misconception, reading it as typed. */
function traceCalled(
  question: FillTraceQuestion,
  values: ReadonlyMap<string, CellValue>,
): MisconceptionId | null {
  const typed = [...values].map(([id, value]) => [id, text(id, value)]);
  const parsed = fillTrace.parse(question, Object.fromEntries(typed));
  if (!parsed.ok) throw new Error(`${JSON.stringify(typed)}: ${JSON.stringify(parsed.problems)}`);
  return diagnose(question, fillTrace.grade(question, parsed.answer).cells)?.id ?? null;
}

function traceTrial(question: FillTraceQuestion, id: string): Trial {
  const right = new Map<string, CellValue>(solve(question).map((solution) => [solution.id, solution.value]));
  const about = `${id}, seed ${question.seed}`;
  return {
    about,
    misconceived: (misconception) => {
      const cells = cellsByMisconception(question).get(misconception);
      return [
        traceCalled(question, new Map(cells.map((cell) => [cell.id, cell.misconceived ?? cell.truth]))),
      ];
    },
    right: () => traceCalled(question, right),
    slip: (draw) => {
      const next = randomIntegers(draw);
      const [cell, value] = [...right][next() % right.size] ?? ['', 0];
      const slipped = slippedIn(kindIn(cell), value, next);
      const named = traceCalled(question, new Map([...right, [cell, slipped]]));
      const errs =
        named === null
          ? 0
          : cellsByMisconception(question)
              .get(named)
              .filter(({ differs }) => differs).length;
      return { named, errs, about: `${about}, ${cell}: ${value} as ${slipped}` };
    },
  };
}

/** Draws a slip: one more or less, a digit changed, two swapped; a flag too many or too few; another state. */
function slippedIn(kind: CellKind | MomentKind, value: CellValue, next: () => number): CellValue {
  if (isState(kind)) {
    const others = STATES.filter((state) => state !== value);
    return others[next() % others.length] ?? value;
  }
  if (typeof value === 'string') return value === '0' ? 'ETIMEDOUT' : '0';
  if (isTime(kind)) return value + 1_000_000 * (1 + (next() % 5));
  const number = value;
  if (kind === 'flags') return number ^ (1 << (next() % 5)) || 2;
  const digits = [...String(number)];
  const at = next() % digits.length;
  const swapped = [...digits];
  [swapped[at], swapped[at - 1]] = [digits[at - 1] ?? digits[at] ?? '0', digits[at] ?? '0'];
  const changed = digits.map((digit, i) =>
    i === at ? String((Number(digit) + 1 + (next() % 9)) % 10) : digit,
  );
  const slips = [
    number + 1,
    Math.max(0, number - 1),
    Number(changed.join('')),
    Number(swapped.join('').slice(0, 10)),
  ];
  const slip = (slips[next() % slips.length] ?? number) % SEQUENCE_SPACE;
  return slip === number ? seqAdd(number, 1) : slip;
}

function nextCalled(question: NextSegmentQuestion, answer: NextSegmentAnswer): MisconceptionId | null {
  return nextSegment.grade(question, answer).score === 1 ? null : diagnoseNext(question, answer);
}

function nextTrial(question: NextSegmentQuestion, id: string): Trial {
  const parsed = nextSegment.parse(question, nextSegment.sample(question, 'correct'));
  if (!parsed.ok) throw new Error(`${id}, seed ${question.seed}: the right answer is malformed`);
  const right = parsed.answer;
  const about = `${id}, seed ${question.seed}`;
  return {
    about,
    misconceived: (misconception) =>
      answersByMisconception(question)
        .get(misconception)
        .map((answer) => nextCalled(question, answer)),
    right: () => nextCalled(question, right),
    slip: (draw) => {
      const next = randomIntegers(draw);
      if (!right.sends) return { named: null, errs: 0, about };
      const fields = (['flags', 'seq', 'ack', 'len'] as const).filter((field) => right[field] !== null);
      const field = fields[next() % fields.length] ?? 'seq';
      const slipped = Number(slippedIn(field, right[field] ?? 0, next));
      const flags = field === 'flags' ? slipped : right.flags;
      const answer = { ...right, [field]: slipped, ...(flags & 0x10 ? {} : { ack: null }) };
      const named = nextCalled(question, answer);
      return {
        named,
        errs: named === null ? 0 : 1,
        about: `${about}, ${field}: ${right[field]} as ${slipped}`,
      };
    },
  };
}
