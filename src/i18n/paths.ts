import { isLocale, type Locale } from './locale.ts';

/** The address the site is mounted at, always with a slash at both ends. */
export const BASE = `/${import.meta.env?.BASE_URL ?? ''}/`.replace(/\/{2,}/g, '/');

/** Where the site is reached, without a slash at the end: what a link on paper begins with. */
export const ORIGIN = (import.meta.env?.SITE ?? '').replace(/\/$/, '');

/** Returns the address of a file of `public/` or of the root page (`''`). */
export function assetPath(file: string, base: string = BASE): string {
  return base + file.replace(/^\/+/, '');
}

/** Returns the address of a language's home page. */
export function homePath(locale: Locale, base: string = BASE): string {
  return `${base}${locale}/`;
}

/** Returns the address of the lesson list. */
export function lessonsPath(locale: Locale, base: string = BASE): string {
  return `${base}${locale}/lessons/`;
}

/**
 * Returns the address of a lesson.
 *
 * @example lessonPath('en', 'handshake/three-way') // '/en/lessons/handshake/three-way/'
 */
export function lessonPath(locale: Locale, lesson: string, base: string = BASE): string {
  return `${base}${locale}/lessons/${lesson}/`;
}

/**
 * Returns the address of an exercise's own page.
 *
 * @example exercisePath('en', 'handshake/three-way-numbers') // '/en/exercises/handshake/three-way-numbers/'
 */
export function exercisePath(locale: Locale, exercise: string, base: string = BASE): string {
  return `${base}${locale}/exercises/${exercise}/`;
}

/** Returns the address of the list of all exercises, where drills begin and end. */
export function practicePath(locale: Locale, base: string = BASE): string {
  return `${base}${locale}/practice/`;
}

/** Returns the address of the list of all interview questions. */
export function questionsPath(locale: Locale, base: string = BASE): string {
  return `${base}${locale}/questions/`;
}

/**
 * Returns the address of an interview question: a place on its topic's page.
 *
 * @example questionPath('en', 'close/why-four') // '/en/questions/close/#why-four'
 */
export function questionPath(locale: Locale, question: string, base: string = BASE): string {
  const [topic, name] = question.split('/');
  return `${base}${locale}/questions/${topic}/#${name}`;
}

/**
 * Returns the address of a path through the course.
 *
 * @example coursePath('en', 'interview') // '/en/paths/interview/'
 */
export function coursePath(locale: Locale, path: string, base: string = BASE): string {
  return `${base}${locale}/paths/${path}/`;
}

/** Returns the address of the glossary. */
export function glossaryPath(locale: Locale, base: string = BASE): string {
  return `${base}${locale}/glossary/`;
}

/** Returns the address of the page of common claims that are wrong. */
export function correctionsPath(locale: Locale, base: string = BASE): string {
  return `${base}${locale}/corrections/`;
}

/** Returns the address of the list of sheets to print. */
export function sheetsPath(locale: Locale, base: string = BASE): string {
  return `${base}${locale}/sheets/`;
}

/** Returns the address of the page on which a learner sees and keeps their progress. */
export function progressPath(locale: Locale, base: string = BASE): string {
  return `${base}${locale}/progress/`;
}

/** Returns the address of the page that tells what the model is checked against. */
export function conformancePath(locale: Locale, base: string = BASE): string {
  return `${base}${locale}/conformance/`;
}

/** Returns the address of a recording's own page. */
export function recordingPath(locale: Locale, name: string, base: string = BASE): string {
  return `${base}${locale}/conformance/${name}/`;
}

/** Returns the address of the same page in another language; a page outside the languages leads to its home. */
export function pathInLocale(pathname: string, locale: Locale, base: string = BASE): string {
  const parts = pathname.startsWith(base) ? pathname.slice(base.length).split('/') : [];
  if (!isLocale(parts[0])) return homePath(locale, base);
  return base + [locale, ...parts.slice(1)].join('/');
}
