/**
 * What an answer is worth after earlier ones on the same variant: the first miss of a part teaches, the second tells.
 *
 * A wrong part is a miss once for each answer that is tried for it: one that is left as it is while another part is
 * mended is not missed again. Right at the second try counts half; a part that was told counts nothing, whatever stands
 * in it: so typing what is told loses nothing.
 */
import type { Charges } from './hints/hint.ts';
import type { JudgedPart, Typed } from './kind.ts';

/** What was answered to a variant so far. */
export interface Attempts {
  /** What was checked last; null before the first check. */
  readonly checked: Typed | null;
  /** What that came to, from 0 to 1; null when it was not an attempt. */
  readonly score: number | null;
  /** How often each part was wrong, up to that check. */
  readonly misses: Readonly<Record<string, number>>;
}

/** With which miss of a part its right answer is told. */
const TELLING_MISS = 2;

/** Tells whether the right answer of a part was told by its misses. */
export function isTold({ misses }: Pick<Attempts, 'misses'>, part: string): boolean {
  return (misses[part] ?? 0) >= TELLING_MISS;
}

/** Tells whether a part counts half: it, or what it stands under, was missed once before it was right. */
export function isHalved({ misses }: Pick<Attempts, 'misses'>, judged: JudgedPart): boolean {
  return judged.credit === 1 && triesBefore(misses, judged) === 1;
}

/** Returns how often a part, or what it stands under, was missed before the answer that is judged. */
function triesBefore(misses: Attempts['misses'], { part, credit, under }: JudgedPart): number {
  const own = misses[part] ?? 0;
  const before = credit === 1 ? own : Math.max(0, own - 1);
  return Math.max(before, under === undefined ? 0 : (misses[under] ?? 0));
}

/** Tells whether a part is as it was when it was last checked, in an answer that has changed elsewhere. */
export function isLeftAsItWas(
  part: string,
  { typed, checked }: { readonly typed: Typed; readonly checked: Typed | null },
): boolean {
  const isSame = (one: string) => (typed[one] ?? '') === (checked?.[one] ?? '');
  return checked !== null && isSame(part) && !Object.keys(typed).every(isSame);
}

/** Counts the misses of an answer that is checked now. */
export function missesWith(
  { checked, misses }: Attempts,
  parts: readonly JudgedPart[],
  typed: Typed,
): Attempts['misses'] {
  const missed = parts.filter(({ part, cell = part, credit, waits }) => {
    const isNew = !(part in misses) || checked === null || (typed[cell] ?? '') !== (checked[cell] ?? '');
    return credit < 1 && !waits && isNew;
  });
  return { ...misses, ...Object.fromEntries(missed.map(({ part }) => [part, (misses[part] ?? 0) + 1])) };
}

/**
 * Returns what an answer is worth, from 0 to 1, after its misses and what hints have cost. Where a part more costs what
 * another gives, so that they weigh more than the whole together, the second try still counts half.
 */
export function scoreOf(
  parts: readonly JudgedPart[],
  { misses }: Pick<Attempts, 'misses'>,
  charges: Charges,
): number {
  const judged = parts.map((judgedPart) => {
    const { part, weight, credit } = judgedPart;
    const tries = triesBefore(misses, judgedPart);
    const kept = tries === 0 ? credit : tries === 1 && !isTold({ misses }, part) ? credit / 2 : 0;
    const lost = weight - Math.max(0, weight * kept - (charges.parts[part] ?? 0));
    return { weight, tries, lost, wrong: weight * (1 - credit) };
  });
  const sum = (of: 'weight' | 'lost' | 'wrong') => judged.reduce((all, one) => all + one[of], 0);
  const second = sum('weight') > 1.001 && judged.every(({ tries }) => tries < TELLING_MISS);
  const least = second ? (1 - sum('wrong')) / 2 : 0;
  const left = Math.max(least, 1 - sum('lost')) - charges.whole;
  return Math.max(0, Math.round(1e6 * left) / 1e6);
}
