import type * as z from 'zod';
import type { Scenario } from '../tcp/simulator/scenario.ts';
import type { Statement } from './authoring/claims/statement.ts';
import type { Units } from './authoring/reference.ts';
import type { ExerciseKind, Variant } from './kind.ts';

/** Compiles a scenario of the site by its id. */
export type Library = (id: string) => Scenario;

/** What an author has written wrongly, as a run shows it, and what to do about it. */
export interface AuthorFault {
  /** Where in the file. */
  readonly field: string;
  readonly what: string;
  readonly todo: string;
}

/** The sentences of an exercise in one language, with the values of runs filled in. */
export interface ExerciseTexts {
  readonly title: string;
  readonly prompt: string;
}

/**
 * What an author writes for a kind, and how it becomes what the kind takes. It is for the build alone: a schema
 * carries all of zod.
 */
export interface AuthoredKind<File = unknown, Spec = unknown, Question extends Variant = Variant> {
  readonly kind: ExerciseKind<Spec, Question>;
  readonly schema: z.ZodType<File>;
  /** Returns an author's exercise as `generate` takes it. `name` is for messages. */
  spec(file: File, library: Library, name: string): Spec;
  /** Returns the one-way delay (µs) that holds for every variant; without it none is named. */
  delay?(question: Question): number | null;
  /** Returns what verdicts quote of the author's sentences besides title and prompt; without it nothing. */
  texts?(file: File, locale: 'en' | 'zh-cn', library: Library, units: Units): ExerciseTexts;
  /** Returns the sentences of a file that need a claim or a source; without it none do. */
  statements?(file: File): readonly Statement[];
  /** Returns what a variant shows to be wrong with its file. */
  faults?(file: File, question: Question, spec: Spec, library: Library): readonly AuthorFault[];
}
