import type { JSX } from 'preact';
import type { ExerciseKind, Score, Typed, Variant } from '../../exercises/kind.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import type { Namespace } from '../../i18n/load.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Choice, Played } from './what-if/choice.ts';
import type { FormWords, WordPicks } from './words.ts';

/** What holds for an answer. */
export interface Setup {
  /** What stands in the line that is always seen: all that an answer depends on. */
  readonly line: readonly string[];
  /** What stands below the line once it is opened. */
  readonly notes: readonly string[];
}

/** What every variant says of itself where it is drawn. */
export interface Drawn {
  readonly seed: number;
  /** What holds for it besides what holds for every variant. */
  readonly setup?: Setup;
}

/** What every verdict says, whatever its kind; a kind adds what its view shows. */
export interface Report {
  /** What is announced. */
  readonly summary: string;
  /** The part to look at again first, or null when there is none: what was told is not looked at again. */
  readonly first: string | null;
  /** From 0 to 1; null when nothing was graded. */
  readonly score: number | null;
  /** Whether another try could earn nothing: what is not right was told. */
  readonly spent?: boolean;
  /** Whether what was told is to be chosen now, with the verdict in sight: nothing is cleared for another try. */
  readonly toChoose?: boolean;
}

/** A sentence, with where it stands. */
export interface Cited {
  readonly text: string;
  readonly source: string | null;
}

/** A piece of a source: a text, and the address it leads to where it has one. */
export type SourcePart = string | { readonly text: string; readonly href: string };

/** A rule of the model in the page's language, with where it stands. */
export interface RuleText {
  readonly text: string;
  readonly source: string;
}

/** What a view draws. */
export interface ViewProps<Question extends Drawn, R extends Report, T extends FormWords> {
  /** Begins the ids of this exercise's elements. */
  readonly prefix: string;
  readonly locale: Locale;
  readonly t: T;
  readonly question: Question;
  readonly typed: Typed;
  readonly report: R | null;
  /** The report whose reasons are drawn: it follows `report` by a frame, so that a verdict does not wait for them. */
  readonly explained: R | null;
  /** False until the page's script runs: inputs are drawn without a value then, and what takes a script is left out. */
  readonly ready: boolean;
  readonly type: (part: string, text: string) => void;
  /** What is played in place of the answer; null while the answer stands. */
  readonly played: Played | null;
  readonly play: (choice: Choice) => Promise<void>;
}

/** How the form around a view differs from the usual one. */
export interface FormOptions {
  /** How an answer is scored, in one sentence. */
  readonly scoring?: string;
  /** What the button that checks says, where it is not "Check"; null where there is nothing to check. */
  readonly check?: string | null;
  /** What the button that begins anew says, where it is not "Try again"; it is there with every report then. */
  readonly again?: string | undefined;
  /** True once there is nothing left to hint at or to show. */
  readonly noHelp?: boolean;
  /** True where any score ends the exercise. */
  readonly final?: boolean;
  /** True where the answer is written in sentences. */
  readonly prose?: boolean;
  /** More of the form's attributes. */
  readonly data?: Readonly<Record<`data-${string}`, string | boolean | undefined>>;
}

/** What a page loads to show exercises of one kind. The model comes with `report`, at the first touch. */
export interface KindView<
  Question extends Drawn = Drawn,
  R extends Report = Report,
  T extends FormWords = FormWords,
> {
  /**
   * Draws what stands in the form. Inputs carry `data-cell` with their part's name, and those of a group share it, so
   * that what was typed before the script ran is kept; `data-part` is where the focus goes when it goes to a part.
   */
  View(props: ViewProps<Question, R, T>): JSX.Element;
  /** Returns the part that takes the focus in a fresh variant. */
  first(question: Question): string | null;
  /** Returns what is left of a report once a part has changed: a verdict on it would be about something else. */
  remaining(report: R, part: string): R | null;
  /** Returns how many parts a variant asks for, where the sentence on its score says so. */
  asked?(question: Question): number;
  /**
   * Returns over how many hints the score is shared out, which fixes the price of the next one; it must not tell the
   * answer. `taken`: for how many parts there were some.
   */
  hints(question: Question, taken?: number): number;
  /** True where every seed asks the same: no variants are offered then, and one begun anew counts again. */
  readonly single?: boolean;
  form?(props: ViewProps<Question, R, T>): FormOptions;
  report(): Promise<{ readonly report: KindReport }>;
}

type QuestionOf<Kind extends ExerciseKind> = ReturnType<Kind['generate']>;
type ProblemOf<Kind extends ExerciseKind> = Extract<
  ReturnType<Kind['parse']>,
  { ok: false }
>['problems'][number];
type HintOf<Kind extends ExerciseKind> = ReturnType<Kind['hints']['of']>[number]['steps'][number];

/** The sentences of a report: the parts of the dictionary it names, and the author's own (`texts`). */
export type ReportWords<Name extends Namespace = never, Texts = unknown> = Pick<
  Dictionary,
  'exercise' | 'hints' | Name
> & {
  readonly locale: Locale;
  readonly texts: Texts;
};

/** An answer that was graded. */
export interface Judged<Kind extends ExerciseKind> {
  readonly question: QuestionOf<Kind>;
  readonly typed: Typed;
  readonly answer: Parameters<Kind['grade']>[1];
  readonly verdict: ReturnType<Kind['grade']>;
  /** What was checked before; null when this is the first check. */
  readonly checked: Typed | null;
  /** Whether the answer was shown. */
  readonly shown: boolean;
  /** Tells whether the right answer of a part may be told: with its second miss. */
  told(part: string): boolean;
}

/** What was typed when the answers were asked for. */
export interface Given {
  readonly typed: Typed;
  /** Tells whether a part is empty or wrong. */
  missed(part: string): boolean;
}

/** A kind with its model, and how its verdicts, answers and hints are put into words. */
export interface KindReport<
  Kind extends ExerciseKind = ExerciseKind<unknown, Variant, unknown, Score>,
  Question extends Drawn = Drawn,
  R extends Report = Report,
  Words extends ReportWords = ReportWords,
> {
  readonly kind: Kind;
  /** The sentences its view shows before anything is answered, besides those of every kind; a page carries them once. */
  readonly viewWords: WordPicks;
  /** The parts of the dictionary it takes, besides `exercise` and `hints`. */
  readonly words: readonly Namespace[];
  /** Returns a question as it is drawn: without what only the model needs. */
  draw(question: QuestionOf<Kind>, words: Words): Question;
  /** Says what else holds for a variant. */
  setup?(question: QuestionOf<Kind>, words: Words): Setup;
  /** Says what keeps an input from being graded. */
  unread(problems: readonly ProblemOf<Kind>[], question: QuestionOf<Kind>, typed: Typed, words: Words): R;
  /** Tells a verdict. */
  graded(judged: Judged<Kind>, words: Words): R;
  /** Gives every answer with its reason, beside what was typed. */
  shown(question: QuestionOf<Kind>, words: Words, given?: Given): R;
  /** Names the part a hint is about. */
  hintName(hint: HintOf<Kind>, question: QuestionOf<Kind>, words: Words): string;
  /** Puts a hint into words. */
  hintLines(hint: HintOf<Kind>, question: QuestionOf<Kind>, words: Words): readonly Cited[];
  /** Does ahead of a check what would take long then. */
  prepare?(question: QuestionOf<Kind>): void;
  /** Draws every answer with its reason, readable without a script. */
  Worked(props: { readonly question: QuestionOf<Kind>; readonly words: Words }): JSX.Element;
}
