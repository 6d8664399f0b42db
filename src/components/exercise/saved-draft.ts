import type { Attempts } from '../../exercises/attempts.ts';
import type { Taken } from '../../exercises/hints/hint.ts';
import type { Typed } from '../../exercises/kind.ts';
import type { Json } from '../../progress/index.ts';
import { saveDraft } from '../../progress/lazy.ts';

/** Most variants whose help is remembered. */
const MOST_HELPED = 20;
/** How long after the last keystroke a draft is written, ms. */
const PAUSE = 300;

/** One variant as the learner left it. */
export interface VariantDraft {
  readonly seed: number;
  readonly typed: Typed;
  /** Whether the answer was shown. */
  readonly shown: boolean;
  /** The hints taken, which keep their price. */
  readonly hints: Taken;
  /** What was answered to it so far. */
  readonly attempts: Attempts;
  /** What stands there: the verdict on what was checked last, or the answers. */
  readonly verdict: 'graded' | 'shown' | null;
}

/** A variant that nothing was answered to. */
export const NO_ATTEMPTS: Attempts = { checked: null, score: null, misses: {} };

/** Returns a variant nothing was done with. */
export function blankDraft(seed: number): VariantDraft {
  return { seed, typed: {}, shown: false, hints: {}, attempts: NO_ATTEMPTS, verdict: null };
}

/** What is kept of an exercise between visits. */
export interface SavedDraft {
  /** The variant at hand. */
  readonly draft: VariantDraft;
  /** The variant before it. */
  readonly previous: VariantDraft | null;
  /** Variants left with help taken, without what was typed: it keeps its price when they come back. Newest first. */
  readonly helped: readonly VariantDraft[];
}

/** Returns the variants with help once this one is left. */
export function withHelp(helped: readonly VariantDraft[], left: VariantDraft): readonly VariantDraft[] {
  const others = helped.filter(({ seed }) => seed !== left.seed);
  const { shown, hints, attempts } = left;
  const used = shown || [hints, attempts.misses].some((counts) => Object.keys(counts).length > 0);
  return used ? [{ ...left, typed: {}, verdict: null }, ...others].slice(0, MOST_HELPED) : others;
}

/** Returns a variant as it is begun: with the help that was taken on it before. */
export function draftOf(seed: number, helped: readonly VariantDraft[]): VariantDraft {
  return helped.find((one) => one.seed === seed) ?? blankDraft(seed);
}

/** Writes what is to be kept as JSON; the seed stands beside it in the progress. */
export function encodeDraft({ draft, previous, helped }: SavedDraft): Json {
  const encodeWhole = (one: VariantDraft) => ({ seed: one.seed, ...encode(one) });
  return { ...encode(draft), previous: previous && encodeWhole(previous), helped: helped.map(encodeWhole) };
}

function encode({ typed, shown, hints, attempts, verdict }: VariantDraft): { readonly [key: string]: Json } {
  const { checked, score, misses } = attempts;
  return {
    typed: { ...typed },
    shown,
    hints: { ...hints },
    checked: checked && { ...checked },
    score,
    misses: { ...misses },
    verdict,
  };
}

/** Reads a draft; what cannot be read is as if it were not there. */
export function decodeDraft(seed: number, answer: Json): SavedDraft | null {
  const draft = decode(seed, answer);
  if (!draft || !isRecord(answer)) return null;
  const left = answer['helped'];
  const helped = Array.isArray(left)
    ? left.slice(0, MOST_HELPED).flatMap((one) => decodeWhole(one) ?? [])
    : [];
  return { draft, previous: decodeWhole(answer['previous']), helped };
}

function decodeWhole(value: Json | undefined): VariantDraft | null {
  return isRecord(value) && isSeed(value['seed']) ? decode(value['seed'], value) : null;
}

/** Tells whether a value can be a seed. */
export function isSeed(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
}

function decode(seed: number, value: Json | undefined): VariantDraft | null {
  if (!isSeed(seed) || !isRecord(value) || !isRecord(value['typed'])) return null;
  const { verdict } = value;
  return {
    seed,
    typed: decodeTyped(value['typed']),
    shown: value['shown'] === true,
    hints: decodeCounts(value['hints']),
    attempts: decodeAttempts(value),
    verdict: verdict === 'graded' || verdict === 'shown' ? verdict : null,
  };
}

function decodeTyped(value: { readonly [key: string]: Json | undefined }): Typed {
  const texts = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}

/** Reads what was answered; a draft written before that was kept has no answers. */
function decodeAttempts({ checked, score, misses }: { readonly [key: string]: Json | undefined }): Attempts {
  return {
    checked: isRecord(checked) ? decodeTyped(checked) : null,
    score: typeof score === 'number' && score >= 0 && score <= 1 ? score : null,
    misses: decodeCounts(misses),
  };
}

/** Reads how many hints were taken, or misses made; a draft written before they were counted has none. */
function decodeCounts(value: Json | undefined): Readonly<Record<string, number>> {
  if (!isRecord(value)) return {};
  const counts = Object.entries(value).filter(
    (entry): entry is [string, number] => Number.isInteger(entry[1]) && Number(entry[1]) > 0,
  );
  return Object.fromEntries(counts);
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Writes the drafts of one exercise: a moment after the last change, and at once when the page is left. */
export class DraftWriter {
  readonly #exerciseId: string;
  readonly #left = new AbortController();
  #waiting: SavedDraft | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(exerciseId: string) {
    this.#exerciseId = exerciseId;
    const { signal } = this.#left;
    window.addEventListener('pagehide', () => this.flush(), { signal });
    const hidden = () => document.visibilityState === 'hidden' && this.flush();
    document.addEventListener('visibilitychange', hidden, { signal });
  }

  /** Has a draft written soon. */
  write(saved: SavedDraft): void {
    this.#waiting = saved;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE);
  }

  /** Writes what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    const saved = this.#waiting;
    if (saved === null) return;
    this.#waiting = null;
    const { seed } = saved.draft;
    saveDraft({ exerciseId: this.#exerciseId, seed, answer: encodeDraft(saved), at: Date.now() });
  }

  /** Writes what waits and stops listening. */
  stop(): void {
    this.flush();
    this.#left.abort();
  }
}
