/**
 * The public face for the build: the schemas carry all of zod, so nothing that reaches the browser imports this
 * file but types. Islands import the kind's own folder.
 */

export { describeIssues } from './authoring/author-errors.ts';
export { commonClaimSchema } from './authoring/claims/common-claim.ts';
export {
  compileScenario,
  readScenario,
  type ScenarioFile,
  scenarioSchema,
} from './authoring/scenario/index.ts';
export { authoredKind, type ExerciseFile, exerciseSchema, KINDS, type KindName } from './registry.ts';
