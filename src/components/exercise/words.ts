import type { Dictionary } from '../../i18n/dictionary.ts';
import type { Namespace } from '../../i18n/load.ts';

/** The sentences of exercises in the page's language. */
export type ExerciseWords = Dictionary['exercise'];

/** The sentences every kind of exercise shows before anything is answered; a page carries them once for each kind. */
export type FormWords = ReturnType<typeof formWords>;

/** Sentences by their part of the dictionary; of two that have one name the later one counts. */
export type WordPicks = { readonly [Name in Namespace]?: readonly (keyof Dictionary[Name])[] };

/** The sentences a view shows before anything is answered: those of every kind, and its own. */
export type Picked<Picks extends WordPicks> = FormWords &
  AllOf<{ [Name in keyof Picks]: PickedFrom<Picks, Name> }>;

type PickedFrom<Picks extends WordPicks, Name extends keyof Picks> = Name extends Namespace
  ? Picks[Name] extends readonly (infer Word extends keyof Dictionary[Name])[]
    ? Pick<Dictionary[Name], Word>
    : never
  : never;

type AllOf<Parts> = {
  [Name in keyof Parts]: (part: Parts[Name]) => void;
}[keyof Parts] extends (all: infer All) => void
  ? All
  : never;

/** Picks from the dictionary what a view shows. */
export function pickWords(dictionary: Dictionary, picks: WordPicks): FormWords {
  const namespaces: Readonly<Record<string, object>> = dictionary;
  const own = Object.entries(picks).flatMap(([name, words]) => pick(namespaces[name] ?? {}, words));
  return Object.assign(formWords(dictionary.exercise), Object.fromEntries(own));
}

function formWords(words: ExerciseWords) {
  const { check, checking, hint, hints, showMe, another, tryAgain, startOver, back, more } = words;
  const { variantLink, explain, scoring, badSeed, loadFailed, loadAgain, setup } = words;
  const buttons = { check, checking, hint, hints, showMe, another, tryAgain, startOver, back, more };
  const sentences = { variantLink, explain, scoring, badSeed, loadFailed, loadAgain };
  return { ...buttons, ...sentences, setup };
}

function pick(words: object, names: readonly string[]): (readonly [string, unknown])[] {
  return Object.entries(words).filter(([name]) => names.includes(name));
}
