import { simulate } from '../../../tcp/index.ts';
import { SYN } from '../../../tcp/segment.ts';
import type { Transcript } from '../../../tcp/simulator/transcript.ts';
import { randomIntegers, shuffled } from '../../random.ts';
import { type Field, LAW_IDS, type LawId } from './laws.ts';
import type { FindFaultQuestion } from './question.ts';
import { type Run, type Spoiled, spoiled } from './spoil.ts';
import { type Spoil, spoilsOf } from './spoilers.ts';

/** How many segments more than the true run a spoiled trace may show: what came of the fault. */
const AFTERMATH = 3;
/** How many reasons there are to choose from, if the fault does not break more laws. */
const REASONS = 4;
const DRAW = 0x27d4_eb2f;

/** What decides where the fault is. */
export type Setting = Pick<FindFaultQuestion, 'scenario' | 'seed' | 'isns' | 'show' | 'spoilers'>;

/** A fault as it was drawn. */
export interface Fault extends Spoiled {
  readonly truth: Transcript;
  /** Index of the first segment shown, and one past the last. */
  readonly range: readonly [number, number];
  readonly reasons: readonly LawId[];
}

/** Draws the fault of a variant by its seed; the same setting gives the same fault. `name` is for messages. */
export function drawFault(setting: Setting, name: string): Fault {
  const { scenario, seed, isns, show, spoilers } = setting;
  const truth = simulate(scenario, { seed });
  checkRun(truth, show, name);
  const [first, last] = show ?? [1, truth.segments.length];
  const run: Run = { scenario, seed, isns, truth };
  const next = randomIntegers(seed ^ DRAW);
  // A trace that begins in the middle shows each side's numbers before one of them is spoiled.
  const spared = first === 1 ? 0 : 2;
  const records = truth.segments.slice(first - 1 + spared, last);
  for (const spoiler of shuffled(spoilers, next)) {
    const spoils = records.flatMap((record): Spoil[] => spoilsOf(truth, spoiler, record));
    for (const spoil of shuffled(spoils, next)) {
      const found = spoiled(run, spoil);
      if (!found) continue;
      const end = Math.min(found.trace.segments.length, last + AFTERMATH);
      if (!found.breaches.every(({ segment }) => segment >= first - 1 && segment < end)) continue;
      return { ...found, truth, range: [first - 1, end], reasons: reasonsFor(found, next) };
    }
  }
  throw new RangeError(
    `${name}: nothing in segments ${first} to ${last} can be spoiled by ${spoilers.join(', ')}`,
  );
}

function checkRun(truth: Transcript, show: Setting['show'], name: string): void {
  const count = truth.segments.length;
  const [first, last] = show ?? [1, count];
  if (first > last || last > count)
    throw new RangeError(`${name}: shows segments ${first} to ${last}; its run has 1 to ${count}`);
  const syns = truth.segments.filter(({ segment }) => segment.flags & SYN);
  for (const side of ['client', 'server'] as const) {
    const isns = syns
      .filter(({ from }) => from === side)
      .map(({ segment }) => `${segment.seq} ${segment.sport} ${segment.dport}`);
    if (new Set(isns).size > 1)
      throw new RangeError(`${name}: its run has more than one connection; find-fault checks one`);
  }
}

/** The laws the fault breaks, and others that every segment that can be blamed keeps. */
function reasonsFor({ breaches }: Spoiled, next: () => number): LawId[] {
  const broken = [...new Set(breaches.map(({ law }) => law))];
  const kept = shuffled(
    LAW_IDS.filter((law) => !broken.includes(law)),
    next,
  );
  return shuffled([...broken, ...kept.slice(0, Math.max(2, REASONS - broken.length))], next);
}

/** Returns what of a blamed segment is wrong: any of these is a right answer. */
export function faultyFields({ spoil, breaches }: Spoiled, segment: number): Field[] {
  const own = breaches.filter((breach) => breach.segment === segment);
  const { spoiler } = spoil;
  const named = spoiler === 'seq' || spoiler === 'ack' || spoiler === 'flags' ? spoiler : 'whole';
  return [...new Set<Field>([named, ...own.map(({ field }) => field)])];
}
