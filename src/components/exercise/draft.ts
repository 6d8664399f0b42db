import type { Taken } from '../../exercises/hints/hint.ts';
import type { Json } from '../../progress/index.ts';

/** Most characters of one part that are kept: far more than any answer has. */
const MOST_TYPED = 20_000;
/** Most variants whose help is kept in mind. */
const MOST_HELPED = 20;

/** What was typed into one variant, by cell. */
export type Typed = Readonly<Record<string, string>>;

/** One variant as the learner left it. */
export interface Sheet {
  readonly seed: number;
  readonly typed: Typed;
  /** Whether the answer was shown. */
  readonly shown: boolean;
  /** The hints taken, which keep their price. */
  readonly hints: Taken;
}

/** Returns a variant nothing was done with. */
export function blankSheet(seed: number): Sheet {
  return { seed, typed: {}, shown: false, hints: {} };
}

/** What is kept of an exercise between visits: the variant at hand, the one before it, and where help was taken. */
export interface Kept {
  readonly sheet: Sheet;
  readonly previous: Sheet | null;
  /** Variants left with help taken, without what was typed: it keeps its price when they come back. Newest first. */
  readonly helped: readonly Sheet[];
}

/** Returns the variants with help once this one is left. */
export function withHelp(helped: readonly Sheet[], left: Sheet): readonly Sheet[] {
  const others = helped.filter(({ seed }) => seed !== left.seed);
  const used = left.shown || Object.keys(left.hints).length > 0;
  return used ? [{ ...left, typed: {} }, ...others].slice(0, MOST_HELPED) : others;
}

/** Returns a variant as it is begun: with the help that was taken on it before. */
export function sheetOf(seed: number, helped: readonly Sheet[]): Sheet {
  return helped.find((one) => one.seed === seed) ?? blankSheet(seed);
}

/** Writes what is to be kept as JSON; the seed stands beside it in the draft. */
export function encodeKept({ sheet, previous, helped }: Kept): Json {
  const encodeWhole = (one: Sheet) => ({ seed: one.seed, ...encode(one) });
  return { ...encode(sheet), previous: previous && encodeWhole(previous), helped: helped.map(encodeWhole) };
}

function encode({ typed, shown, hints }: Sheet): { typed: Json; shown: boolean; hints: Json } {
  return { typed: { ...typed }, shown, hints: { ...hints } };
}

/** Reads a draft; what cannot be read is as if it were not there. */
export function decodeKept(seed: number, answer: Json): Kept | null {
  const sheet = decode(seed, answer);
  if (!sheet || !isRecord(answer)) return null;
  const left = answer['helped'];
  const helped = Array.isArray(left)
    ? left.slice(0, MOST_HELPED).flatMap((one) => decodeWhole(one) ?? [])
    : [];
  return { sheet, previous: decodeWhole(answer['previous']), helped };
}

function decodeWhole(value: Json | undefined): Sheet | null {
  return isRecord(value) && isSeed(value['seed']) ? decode(value['seed'], value) : null;
}

/** Tells whether a value can be a seed. */
export function isSeed(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
}

function decode(seed: number, value: Json | undefined): Sheet | null {
  if (!isSeed(seed) || !isRecord(value) || !isRecord(value['typed'])) return null;
  const texts = Object.entries(value['typed']).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= MOST_TYPED,
  );
  const typed = Object.fromEntries(texts);
  return { seed, typed, shown: value['shown'] === true, hints: decodeHints(value['hints']) };
}

/** Drafts of before there were hints have none. */
function decodeHints(value: Json | undefined): Taken {
  if (!isRecord(value)) return {};
  const counts = Object.entries(value).filter(
    (entry): entry is [string, number] =>
      Number.isInteger(entry[1]) && Number(entry[1]) > 0 && Number(entry[1]) < 10,
  );
  return Object.fromEntries(counts);
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
