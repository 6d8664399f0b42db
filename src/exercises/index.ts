/**
 * The public face for the build: the schemas carry all of zod, so nothing that reaches the browser imports this
 * file but types. Islands import the kind's own folder.
 */

export { describeIssues } from './authoring/author-errors.ts';
export { COURSE_CHAPTERS, type CourseChapter } from './authoring/chapters.ts';
export { type ContentFile, contentFaults } from './authoring/check-content.ts';
export { commonClaimSchema } from './authoring/claims/common-claim.ts';
export {
  danglingNames,
  type InterviewQuestion,
  type InterviewTexts,
  interviewQuestionSchema,
  interviewTexts,
  LEVELS,
  questionStatements,
  questionTopic,
} from './authoring/interview-question.ts';
export { attributesOf, TAG, withoutCode } from './authoring/lesson/mdx.ts';
export { withRuns } from './authoring/lesson/runs.ts';
export { type Moment, momentOf } from './authoring/moment.ts';
export { nearNames } from './authoring/near-names.ts';
export { parameterText, sysctlOf } from './authoring/parameter.ts';
export { fillPlaces, quoted } from './authoring/reference.ts';
export {
  compileScenario,
  readScenario,
  type ScenarioFile,
  scenarioSchema,
} from './authoring/scenario/index.ts';
export { lineAt } from './authoring/text-fault.ts';
export { valueText } from './authoring/value-at.ts';
export type { ValueStyle } from './authoring/value-style.ts';
export { authoredKind, type ExerciseFile, exerciseSchema, KINDS, type KindName } from './registry.ts';
