/** Why an input cannot be graded. Malformed is not wrong: it costs no attempt. */
export type ProblemCode =
  | 'empty'
  | 'not-a-number'
  | 'negative'
  | 'fraction'
  | 'two-ways'
  | 'too-large'
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

/** What every verdict says, whatever its kind. */
export interface Score {
  /** From 0 to 1; 1 only when everything is right. */
  readonly score: number;
}

/**
 * One kind of exercise, without its view. What an author may write for it is a schema beside it, in
 * `schema.ts`: that one is full zod and stays on the server.
 */
export interface ExerciseKind<
  Spec,
  Question,
  Answer,
  Verdict extends Score,
  Code extends string = ProblemCode,
> {
  /** Makes the variant with this seed. The question holds no answers. */
  generate(spec: Spec, seed: number): Question;
  /** Reads what a learner typed. */
  parse(question: Question, input: unknown): Parsed<Answer, Code>;
  /** Judges an answer by running the model again. */
  grade(question: Question, answer: Answer): Verdict;
  /** Returns an input that `parse` and `grade` must treat as its sort says; for tests. */
  sample(question: Question, sort: SampleSort): unknown;
}
