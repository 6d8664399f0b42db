import type { ProfileName } from '../tcp/profile/profile.ts';
import type { Hints } from './hints/hint.ts';

/** What was typed or chosen, as texts by the part of the answer they belong to. */
export type Typed = Readonly<Record<string, string>>;

/** Why an input cannot be graded. Malformed is not wrong: it costs no attempt. */
export type ProblemCode =
  | 'empty'
  | 'not-a-number'
  | 'power'
  | 'fraction'
  | 'out-of-range'
  | 'length-out-of-range'
  | 'not-flags'
  | 'not-a-state'
  | 'not-an-answer';

/** One thing in an input that cannot be read; `cell` null concerns the input as a whole. */
export interface Problem<Code extends string = ProblemCode> {
  readonly cell: string | null;
  readonly code: Code;
}

/** An input read as an answer, or what keeps it from being one. */
export type Parsed<Answer, Code extends string = ProblemCode> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problems: readonly Problem<Code>[] };

/** What a sample answer is to be. */
export type SampleSort = 'correct' | 'incorrect' | 'invalid';

/** What every question says, whatever its kind. */
export interface Variant {
  readonly seed: number;
  readonly profile: ProfileName;
}

/** What every verdict says, whatever its kind. */
export interface Score {
  /** From 0 to 1; 1 only when everything is right. */
  readonly score: number;
}

/** One part of an answer, judged. */
export interface JudgedPart {
  readonly part: string;
  /** The name of what is typed for it; its own where left out. */
  readonly cell?: string;
  /** What is lost, of a whole score of 1, when nothing of it is right. */
  readonly weight: number;
  /** How much of it is right, from 0 to 1. */
  readonly credit: number;
  /** True where it waits for another part, or only the learner can judge it: it is not missed then. */
  readonly waits?: boolean;
  /** A part whose misses count for this one too. */
  readonly under?: string;
}

/** One kind of exercise, without its view: how it is asked and how it is judged. */
export interface ExerciseKind<
  Spec = unknown,
  Question extends Variant = Variant,
  Answer = unknown,
  Verdict extends Score = Score,
  Solution = unknown,
  Hint = unknown,
  Input = unknown,
  Code extends string = string,
> {
  /** Makes the variant with this seed. The question holds no answers. */
  generate(spec: Spec, seed: number): Question;
  /** Puts what was typed into the shape `parse` reads; a kind without it reads the texts themselves. */
  input?(question: Question, typed: Typed): Input;
  /** Reads an answer. */
  parse(question: Question, input: unknown): Parsed<Answer, Code>;
  /** Judges an answer by running the model again. */
  grade(question: Question, answer: Answer): Verdict;
  /** Returns the parts an answer is judged by; without a verdict as those of an empty answer. */
  parts(question: Question, verdict: Verdict | null): readonly JudgedPart[];
  /** Runs the model and returns everything that is right, with its reasons. */
  solve(question: Question): Solution;
  readonly hints: Hints<Question, Input, Hint>;
  /** Returns an input that `parse` and `grade` must treat as its sort says; for tests. */
  sample(question: Question, sort: SampleSort): unknown;
}
