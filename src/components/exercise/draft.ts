import type { Json } from '../../progress/index.ts';

/** Most characters of one part that are kept: far more than any answer has. */
const MOST_TYPED = 20_000;

/** What was typed into one variant, by cell. */
export type Typed = Readonly<Record<string, string>>;

/** One variant as the learner left it. */
export interface Sheet {
  readonly seed: number;
  readonly typed: Typed;
  /** Whether the answer was shown. */
  readonly shown: boolean;
}

/** What is kept of an exercise between visits: the variant at hand, and the one before it. */
export interface Kept {
  readonly sheet: Sheet;
  readonly previous: Sheet | null;
}

/** Writes what is to be kept as JSON; the seed stands beside it in the draft. */
export function encodeKept({ sheet, previous }: Kept): Json {
  return { ...encode(sheet), previous: previous && { seed: previous.seed, ...encode(previous) } };
}

function encode({ typed, shown }: Sheet): { typed: Json; shown: boolean } {
  return { typed: { ...typed }, shown };
}

/** Reads a draft; what cannot be read is as if it were not there. */
export function decodeKept(seed: number, answer: Json): Kept | null {
  const sheet = decode(seed, answer);
  if (!sheet) return null;
  const before = isRecord(answer) ? answer['previous'] : undefined;
  const previous = isRecord(before) && isSeed(before['seed']) ? decode(before['seed'], before) : null;
  return { sheet, previous };
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
  return { seed, typed: Object.fromEntries(texts), shown: value['shown'] === true };
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
