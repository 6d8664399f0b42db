import { getCollection } from 'astro:content';
import { statementProblems } from '../../exercises/authoring/claims/statement.ts';
import { authoredKind } from '../../exercises/index.ts';
import { scenarioLibrary } from '../lesson/scenario-run.ts';
import { FIRST_SEED } from './serve.tsx';

/**
 * Lets no site be built with a sentence that has neither a claim nor a source, or whose claim its run does not bear out:
 * throws a list of all of them, with what each run has instead.
 */
export async function requireGrounds(): Promise<void> {
  const scenarios = await scenarioLibrary();
  const exercises = await getCollection('exercises');
  const problems = exercises.flatMap(({ id, data }) => {
    const file = `content/exercises/${id}.yaml`;
    const statements = authoredKind(data).statements?.(data) ?? [];
    return statements
      .flatMap((one) => statementProblems(one, (name) => scenarios(name, file).scenario, FIRST_SEED))
      .map((problem) => `${file}: ${problem}`);
  });
  if (problems.length > 0) {
    throw new Error(`${problems.length} sentences rest on nothing:\n${problems.join('\n')}`);
  }
}
