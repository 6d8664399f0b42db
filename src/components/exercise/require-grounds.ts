import { getCollection } from 'astro:content';
import { claimStatements } from '../../exercises/authoring/claims/common-claim.ts';
import { type Statement, statementProblems } from '../../exercises/authoring/claims/statement.ts';
import { authoredKind, questionStatements } from '../../exercises/index.ts';
import { scenarioLibrary } from '../lesson/scenario-run.ts';
import { FIRST_SEED } from './serve.tsx';

/**
 * Lets no site be built with a sentence that has neither a claim nor a source, or whose claim its run does not bear out:
 * throws a list of all of them, with what each run has instead.
 */
export async function requireGrounds(): Promise<void> {
  const scenarios = await scenarioLibrary();
  const problemsOf = (statements: readonly Statement[], where: string) =>
    statements.flatMap((one) => statementProblems(one, (id) => scenarios(id, where).scenario, FIRST_SEED));
  const exercises = await getCollection('exercises');
  const claims = await getCollection('claims');
  const questions = await getCollection('questions');
  const problems = [
    ...exercises.flatMap(({ id, data }) => {
      const file = `content/exercises/${id}.yaml`;
      return problemsOf(authoredKind(data).statements?.(data) ?? [], file).map((what) => `${file}: ${what}`);
    }),
    ...questions.flatMap(({ id, data }) => {
      const file = `content/questions/${id}.yaml`;
      return problemsOf(questionStatements(data), file).map((what) => `${file}: ${what}`);
    }),
    ...problemsOf(
      claimStatements(Object.fromEntries(claims.map(({ id, data }) => [id, data]))),
      'content/claims',
    ),
  ];
  if (problems.length > 0) {
    throw new Error(`${problems.length} sentences rest on nothing:\n${problems.join('\n')}`);
  }
}
