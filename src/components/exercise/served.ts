import type { FunctionComponent } from 'preact';
import type { Units } from '../../exercises/authoring/reference/value.ts';
import type { Words } from '../../exercises/authoring/words.ts';
import type { KindName } from '../../exercises/registry.ts';
import { dictionary, format, type Locale } from '../../i18n/index.ts';
import type { ProfileName } from '../../tcp/profile/profile.ts';
import type { Scenario } from '../../tcp/simulator/scenario.ts';
import { timeText } from '../ladder/time.ts';
import type { PageFacts } from './page-words.ts';

/** Seed of the variant a page shows first when the author names none. */
export const FIRST_SEED = 1;

/** Compiles a scenario of the site by its id. */
export type Library = (id: string) => Scenario;

/** What a page says of an exercise in its language. */
export interface Heading {
  readonly title: string;
  readonly prompt: string;
  /** What holds for it: the profile, the delay. */
  readonly setting: string;
}

/** An exercise as a page shows it first, whatever its kind. */
export interface Served {
  readonly kind: KindName;
  /** Seed of the variant shown. */
  readonly seed: number;
  /** The text of the exercise's own file, which a page loads when a learner begins to answer. */
  readonly file: unknown;
  /** The variant shown, for the attribute its view reads it from in a browser. */
  readonly packed: (locale: Locale) => string;
  readonly heading: (locale: Locale) => Heading;
  readonly facts: (locale: Locale) => PageFacts;
  /** The exercise, unanswered. */
  readonly view: (locale: Locale) => FunctionComponent;
  /** Every answer with its reason, readable without a script. */
  readonly worked: (locale: Locale) => FunctionComponent;
}

/** Returns how a language writes a time with its unit. */
export function unitsOf(locale: Locale): Units {
  const { second, millisecond } = dictionary(locale).lesson;
  return { second, millisecond };
}

/** Returns what a page says of an exercise whose title and prompt quote no run. */
export function headingOf(
  { title, prompt }: Readonly<Record<'title' | 'prompt', Words>>,
  profile: ProfileName,
  delay: number | null,
): (locale: Locale) => Heading {
  return (locale) => ({
    title: title[locale],
    prompt: prompt[locale],
    setting: settingOf(locale, profile, delay),
  });
}

/** Returns the line that says what holds for an exercise: its profile, and the delay where segments are timed. */
export function settingOf(locale: Locale, profile: ProfileName, delay: number | null): string {
  const t = dictionary(locale).exercise;
  const name = profile === 'linux' ? t.profileLinux : t.profileRfc9293;
  return delay === null
    ? format(t.profileOnly, { profile: name })
    : format(t.profile, { profile: name, delay: timeText(delay) });
}
