import type { FunctionComponent } from 'preact';
import type { ExerciseTexts, Library } from '../../exercises/authored-kind.ts';
import { authoredKind, type ExerciseFile, type KindName, quoted } from '../../exercises/index.ts';
import { BASE, dictionary, format, type Locale } from '../../i18n/index.ts';
import type { ProfileName } from '../../tcp/profile/profile.ts';
import { timeText } from '../ladder/time.ts';
import { Exercise } from './Exercise.tsx';
import type { ReportWords, Setup } from './kind-view.ts';
import { drawVariant, type ExerciseOnSite } from './model.ts';
import { pack } from './pack.ts';
import type { Onward, PageFacts } from './page-facts.ts';
import { VIEWS } from './registry.ts';
import { pickWords } from './words.ts';

/** Seed of the variant a page shows first when the author names none. */
export const FIRST_SEED = 1;

/** An exercise as a page in one language shows it first. */
export interface ServedExercise extends ExerciseTexts {
  /** What holds for it: the profile, the delay. */
  readonly setting: Setup;
  readonly facts: PageFacts;
  /** The variant shown, for the attribute its view reads it from in a browser. */
  readonly packed: string;
  /** The exercise, unanswered. */
  readonly View: FunctionComponent<{ readonly onward: Onward | null }>;
  /** Every answer with its reason, readable without a script. */
  readonly Worked: FunctionComponent;
}

/** An exercise as the build sees it, whatever its kind. */
export interface Served {
  readonly kind: KindName;
  /** Seed of the variant shown. */
  readonly seed: number;
  /** True where every seed asks the same. */
  readonly single: boolean;
  /** The exercise's own file, which a page loads when a learner begins to answer. */
  readonly file: ExerciseOnSite;
  readonly inLanguage: (locale: Locale) => ServedExercise;
}

/** Makes the first variant of an exercise and what draws it; `id` is its name in content/exercises. */
export async function serve(file: ExerciseFile, id: string, library: Library): Promise<Served> {
  const { kind } = file;
  const authored = authoredKind(file);
  const { view } = await VIEWS[kind]();
  const { report } = await view.report();
  const spec = authored.spec(file, library, id);
  const seed = ('seed' in file ? file.seed : undefined) ?? FIRST_SEED;
  const question = authored.kind.generate(spec, seed);
  const textsIn = (locale: Locale) => authored.texts?.(file, locale, library, unitsOf(locale));
  const inLanguage = (locale: Locale): ServedExercise => {
    const texts = textsIn(locale);
    const words: ReportWords = { ...dictionary(locale), locale, texts };
    const drawn = drawVariant(report, question, words);
    const t = pickWords(dictionary(locale), report.viewWords);
    const facts = { locale, base: BASE, t };
    const setting = settingOf(locale, question.profile, authored.delay?.(question) ?? null);
    const task = { id, page: facts, question: drawn, setting };
    return {
      title: texts?.title ?? file.title[locale],
      prompt: texts?.prompt ?? quoted(file, library, unitsOf(locale))(file.prompt[locale]),
      setting,
      facts,
      packed: pack(drawn),
      View: ({ onward }) => <Exercise task={{ ...task, onward }} view={view} kind={kind} />,
      Worked: () => <report.Worked question={question} words={words} />,
    };
  };
  const texts = authored.texts && { en: textsIn('en'), 'zh-cn': textsIn('zh-cn') };
  return { kind, seed: question.seed, single: view.single ?? false, file: { spec, texts }, inLanguage };
}

/** Returns how a language writes a time with its unit. */
function unitsOf(locale: Locale) {
  const { second, millisecond, minute, hour, octet, unlimited, on, off } = dictionary(locale).lesson;
  return { second, millisecond, minute, hour, octet, unlimited, on, off };
}

/** Returns what holds for an exercise: its profile, and the delay where segments are timed. */
function settingOf(locale: Locale, name: ProfileName, delay: number | null): Setup {
  const t = dictionary(locale).exercise;
  const [profile, long] =
    name === 'linux' ? [t.setupLinux, t.profileLinux] : [t.setupRfc9293, t.profileRfc9293];
  const way = delay === null ? [] : [format(t.setupDelay, { delay: timeText(delay) })];
  return { line: [profile, ...way], notes: [format(t.profile, { profile: long })] };
}
