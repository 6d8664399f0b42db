import { statementProblems } from '../../../src/exercises/authoring/claims/statement.ts';
import { authoredKind, type ExerciseFile, quoted } from '../../../src/exercises/index.ts';
import type { ExerciseKind, Variant } from '../../../src/exercises/kind.ts';
import type { Scenario } from '../../../src/tcp/index.ts';
import { UNITS } from '../files.ts';
import { caught, type Fault } from './fault.ts';

const OF_THE_RUN = 'The run decides: change the sentence, or what it claims.';
const OF_THE_KIND = 'This is a fault of the kind’s own code, not of the file: src/exercises.';

/** Tries one exercise with one seed and returns everything that is wrong. */
export type Trial = (seed: number) => readonly Fault[];

/** Takes in a variant that was drawn, and an input that answers it correctly. */
export type Drawn = (seed: number, question: Variant, right: unknown) => void;

/**
 * Opens an exercise: its trial, once its scenarios are compiled and its sentences filled in. What a kind knows to be
 * wrong with a file is told before its samples are tried. Each variant the trial draws is handed to `drawn`.
 */
export function openTrial(
  file: ExerciseFile,
  id: string,
  scenario: (id: string) => Scenario,
  drawn: Drawn = () => {},
): Trial {
  const authored = authoredKind(file);
  const spec = authored.spec(file, scenario, id);
  for (const locale of ['en', 'zh-cn'] as const) {
    authored.texts?.(file, locale, scenario, UNITS[locale]);
    quoted(file, scenario, UNITS[locale])(file.prompt[locale]);
  }
  const statements = authored.statements?.(file) ?? [];
  return trialOf(authored.kind, spec, (question, seed) => {
    drawn(seed, question, authored.kind.sample(question, 'correct'));
    return [
      ...(authored.faults?.(file, question, spec, scenario) ?? []).map((fault) => ({ ...fault, seed })),
      ...statements.flatMap((statement) =>
        statementProblems(statement, scenario, seed).map((what) => ({
          field: '',
          seed,
          what,
          todo: OF_THE_RUN,
        })),
      ),
    ];
  });
}

/** What of a kind its samples try. */
type TriedKind = Pick<ExerciseKind, 'generate' | 'parse' | 'grade' | 'sample'>;

/**
 * Makes the trial every kind has to stand: full marks to the correct sample, less to the incorrect one, the invalid
 * one refused, so that it costs no attempt. `further` is what this kind has to stand before: an author's slip that it
 * names would make the samples fail as well.
 */
export function trialOf(
  kind: TriedKind,
  spec: unknown,
  further: (question: Variant, seed: number) => readonly Fault[] = () => [],
): Trial {
  return (seed) =>
    caught(
      () => {
        const question = kind.generate(spec, seed);
        const slips = further(question, seed);
        return slips.length > 0 ? slips : samples(kind, question, seed);
      },
      { field: '', seed, todo: 'No variant can be drawn: mend what is named.' },
    );
}

function samples(kind: TriedKind, question: Variant, seed: number): readonly Fault[] {
  const fault = (what: string): readonly Fault[] => [{ field: '', seed, what, todo: OF_THE_KIND }];
  const scoreOf = (sort: 'correct' | 'incorrect'): number | null => {
    const parsed = kind.parse(question, kind.sample(question, sort));
    return parsed.ok ? kind.grade(question, parsed.answer).score : null;
  };
  const right = scoreOf('correct');
  if (right !== 1) return fault(`the correct sample ${scoreText(right)} instead of full marks`);
  const wrong = scoreOf('incorrect');
  if (wrong === null || wrong >= 1) return fault(`the incorrect sample ${scoreText(wrong)} instead of less`);
  const invalid = kind.parse(question, kind.sample(question, 'invalid'));
  if (invalid.ok) return fault('the invalid sample is graded, and would cost an attempt');
  return invalid.problems.length > 0 ? [] : fault('the invalid sample is refused without a reason');
}

const scoreText = (score: number | null): string => (score === null ? 'is refused' : `gets ${score}`);
