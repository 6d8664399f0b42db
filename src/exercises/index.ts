/**
 * The public face for the build: the schemas carry all of zod, so nothing that reaches the browser imports this
 * file. Islands import `kinds.ts` and the kind's own folder.
 */

export { KINDS, type KindName } from './kinds.ts';
export { compileScenario, type ScenarioFile, scenarioSchema } from './scenario.ts';
export { type ExerciseFile, exerciseSchema } from './schema.ts';
