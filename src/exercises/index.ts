/**
 * The public face for the build: the schemas carry all of zod, so nothing that reaches the browser imports this
 * file. Islands import `kinds.ts` and the kind's own folder.
 */

export {
  compileScenario,
  readScenario,
  type ScenarioFile,
  scenarioSchema,
} from './authoring/scenario/index.ts';
export { KINDS, type KindName } from './registry.ts';
export { type ExerciseFile, exerciseSchema } from './schema.ts';
