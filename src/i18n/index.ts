export { citation } from './citation.ts';
export { type Dictionary, dictionary } from './dictionary.ts';
export { format, placeholders } from './format.ts';
export {
  DEFAULT_LOCALE,
  isLocale,
  LANGUAGE_NAMES,
  LANGUAGE_TAGS,
  LOCALES,
  type Locale,
  requireLocale,
} from './locale.ts';
export {
  assetPath,
  BASE,
  conformancePath,
  correctionsPath,
  coursePath,
  exercisePath,
  glossaryPath,
  homePath,
  lessonPath,
  lessonsPath,
  pathInLocale,
  practicePath,
  progressPath,
  questionPath,
  questionsPath,
  recordingPath,
  sheetsPath,
} from './paths.ts';
export { phrases } from './phrases.ts';
