import * as z from 'zod';
import { type ProfileName, simulate } from '../../tcp/index.ts';
import { type MisconceptionId, simulateMisconception } from '../../tcp/misconceptions/index.ts';
import type { Scenario } from '../../tcp/simulator/scenario.ts';
import type { Transcript } from '../../tcp/simulator/transcript.ts';
import type { SegmentWords } from './claims/claim.ts';
import { fits } from './claims/find.ts';
import { segmentWords } from './claims/schema.ts';
import { named } from './claims/statement.ts';
import { misconceptionSchema, profileSchema } from './fields.ts';
import { parameterText } from './parameter.ts';
import { valueText } from './value-at.ts';
import { type Units, VALUE_STYLES, type ValueStyle } from './value-style.ts';

export type { Units } from './value-style.ts';

/** The run that a value is taken from. */
interface RunOfValue {
  readonly run: string;
  readonly profile?: ProfileName | undefined;
  /** The misconception both sides work by. */
  readonly misconception?: MisconceptionId | undefined;
}

/** A value of a run, or a parameter of a profile, that a sentence quotes. */
export type Reference =
  | (RunOfValue & {
      /** A path: `#2.ack`, `gap(#8,#9)`. */
      readonly at: string;
      readonly format?: ValueStyle | undefined;
    })
  /** How many segments of the run are as described. */
  | (RunOfValue & { readonly count: SegmentWords })
  | {
      readonly profile: ProfileName;
      readonly param: string;
      readonly format?: ValueStyle | undefined;
    };

const format = z.enum(VALUE_STYLES, { error: `must be a format: ${VALUE_STYLES.join(', ')}` });
const run = {
  run: z.string().min(1),
  profile: profileSchema.optional(),
  misconception: misconceptionSchema.optional(),
};

/** A value a sentence quotes with `{name}`, taken from a run or a profile and never typed. */
export const referenceSchema = z.union(
  [
    z.strictObject({ ...run, at: z.string().min(1), format: format.optional() }),
    z.strictObject({ ...run, count: segmentWords }),
    z.strictObject({ profile: profileSchema, param: z.string().min(1), format: format.optional() }),
  ],
  { error: 'must be { run, at }, { run, count } or { profile, param }' },
);

/** Values by the name sentences quote them with. */
export const valuesSchema = z.record(
  z.string().regex(/^[A-Za-z]\w*$/, { error: 'must be a name such as fin or timeWait' }),
  referenceSchema,
);

/** Returns the run a value is taken from. */
export type RunsOfValues = (of: RunOfValue) => Transcript;

/** Returns a reference's value as a sentence writes it. */
export function referenceText(reference: Reference, runs: RunsOfValues, units: Units): string {
  if ('param' in reference) {
    return parameterText(reference.param, reference.profile, units, reference.format);
  }
  const transcript = runs(reference);
  if ('count' in reference) {
    return String(transcript.segments.filter((record) => fits(record, reference.count)).length);
  }
  return valueText(transcript, reference.at, reference.format, units);
}

const LITERAL = /\[([^\][]*)\]\(lit:([^()]*(?:\([^()]*\)[^()]*)*)\)/g;
/** A space a Chinese sentence keeps for a number, where a Chinese unit has come. */
const GAP = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
/** The space between a number and its unit: they stay in one line. */
const BEFORE_UNIT = /(?<=^\d[\d.]*) (?=\S+$)/;
const PARAMETER = /^(linux|rfc9293)\.(\w+)$/;

/**
 * Fills the places of a sentence: `{name}` with a value, `{linux.tcp_fin_timeout}` with a parameter, and
 * `[4 µs](lit:RFC 9293 §3.4.1)` with what stands in the brackets. A unit stays with its number, a space between two
 * Chinese characters goes; a place without a value throws.
 *
 * @example fillPlaces('after {t}', { t: '60 s' }, units) // 'after 60\u00a0s'
 */
export function fillPlaces(text: string, values: Readonly<Record<string, string>>, units: Units): string {
  const whole = (value: string) => value.replace(BEFORE_UNIT, '\u00a0');
  const filled = text.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) return whole(value);
    const [, profile, param] = PARAMETER.exec(name) ?? [];
    if (profile !== undefined && param !== undefined) {
      return whole(parameterText(param, profileSchema.parse(profile), units));
    }
    const known = Object.keys(values).join(', ') || 'none';
    throw new RangeError(`"${text}" has a place {${name}}; values are ${known}`);
  });
  return filled.replace(LITERAL, (_, literal: string) => whole(literal)).replace(GAP, '');
}

/** Seed of the runs that sentences quote: what they quote is the same with every seed. */
export const QUOTED_SEED = 1;

/** Returns a function that fills the places of a file's sentences with the values it names. */
export function quoted(
  file: {
    readonly profile?: ProfileName | undefined;
    readonly values?: Readonly<Record<string, Reference>> | undefined;
  },
  scenario: (id: string) => Scenario,
  units: Units,
  seed = QUOTED_SEED,
): (text: string) => string {
  const made = new Map<string, Transcript>();
  const runs: RunsOfValues = ({ run: id, profile, misconception }) => {
    const own = scenario(id);
    const key = [id, profile, misconception].join(' ');
    const under = { ...own, profile: profile ?? file.profile ?? own.profile };
    const transcript =
      made.get(key) ??
      (misconception === undefined
        ? simulate(under, { seed })
        : simulateMisconception(under, seed, misconception));
    made.set(key, transcript);
    return transcript;
  };
  const values = Object.fromEntries(
    Object.entries(file.values ?? {}).map(([name, one]) => [
      name,
      named(`values: ${name}`, () => referenceText(one, runs, units)),
    ]),
  );
  return (text) => fillPlaces(text, values, units);
}
