import * as z from 'zod';
import { STATES } from '../../tcp/connection/state.ts';
import { PROFILES, type ProfileName } from '../../tcp/profile/profile.ts';
import { flagNames } from '../../tcp/segment.ts';
import type { Scenario } from '../../tcp/simulator/scenario.ts';
import type { Runs } from './claims/holds.ts';
import { runsOf } from './claims/runs.ts';

/** How a value is written in a sentence. */
export const VALUE_STYLES = ['number', 'seconds', 'milliseconds', 'flags', 'state'] as const;

/** A value of a run, or a parameter of a profile, that a sentence quotes. */
export type Reference =
  | {
      readonly run: string;
      readonly profile?: ProfileName | undefined;
      /** A path into the transcript: `segments[1].rack`. */
      readonly at: string;
      /** A second path whose number is taken off the first. */
      readonly minus?: string | undefined;
      readonly format: (typeof VALUE_STYLES)[number];
    }
  | {
      readonly profile: ProfileName;
      readonly param: string;
      readonly format: (typeof VALUE_STYLES)[number];
    };

const format = z.enum(VALUE_STYLES, { error: `must be a format: ${VALUE_STYLES.join(', ')}` });
const profile = z.enum(['linux', 'rfc9293'], { error: 'must be a profile: linux, rfc9293' });

/** A value a sentence quotes with `{name}`, taken from a run or a profile and never typed. */
export const referenceSchema = z.union(
  [
    z.strictObject({
      run: z.string().min(1),
      profile: profile.optional(),
      at: z.string().min(1),
      minus: z.string().min(1).optional(),
      format,
    }),
    z.strictObject({ profile, param: z.string().min(1), format }),
  ],
  { error: 'must be { run, at, format } or { profile, param, format }' },
);

/** Values by the name sentences quote them with. */
export const valuesSchema = z.record(
  z.string().regex(/^[A-Za-z]\w*$/, { error: 'must be a name such as fin or timeWait' }),
  referenceSchema,
);

/** The unit sentences of a language, each with an `{n}` place. */
export interface Units {
  readonly second: string;
  readonly millisecond: string;
}

/** Returns what stands at a path in a transcript; throws with what is there when the path leads nowhere. */
export function valueAt(root: unknown, path: string): unknown {
  if (!/^[A-Za-z]\w*(\[\d+\]|\.[A-Za-z]\w*)*$/.test(path)) {
    throw new RangeError(`"${path}" is no path; write it as in segments[1].rack`);
  }
  let value = root;
  for (const key of path.match(/\w+/g) ?? []) {
    const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const found = parts.find(([name]) => name === key);
    if (!found) {
      const known = Array.isArray(value)
        ? `0 to ${value.length - 1}`
        : parts.map(([name]) => name).join(', ');
      throw new RangeError(`"${path}" leads nowhere at "${key}"; there is ${known || 'nothing'}`);
    }
    value = found[1];
  }
  return value;
}

/** Returns a reference's value as a sentence writes it. */
export function referenceText(reference: Reference, runs: Runs, units: Units): string {
  if ('param' in reference) {
    return styled(valueAt(PROFILES[reference.profile], reference.param), reference, units);
  }
  const run = runs(reference.run, reference.profile);
  const value = valueAt(run, reference.at);
  if (reference.minus === undefined) return styled(value, reference, units);
  return styled(
    numberIn(value, reference) - numberIn(valueAt(run, reference.minus), reference),
    reference,
    units,
  );
}

function numberIn(value: unknown, reference: Reference): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new RangeError(`${JSON.stringify(reference)} gives ${JSON.stringify(value)}, which is no number`);
}

function styled(value: unknown, reference: Reference, units: Units): string {
  const digits = (divisor: number) =>
    String(Math.round((numberIn(value, reference) / divisor) * 1000) / 1000);
  switch (reference.format) {
    case 'number':
      return digits(1);
    case 'seconds':
      return units.second.replace('{n}', digits(1_000_000));
    case 'milliseconds':
      return units.millisecond.replace('{n}', digits(1000));
    case 'flags':
      return flagNames(numberIn(value, reference)).join(',');
    case 'state':
      if (STATES.some((state) => state === value)) return String(value);
      throw new RangeError(`${JSON.stringify(reference)} gives ${JSON.stringify(value)}, which is no state`);
  }
}

/**
 * Fills the `{name}` places of a sentence. A place without a value throws.
 *
 * @example fillPlaces('after {t}', { t: '60 s' }) // 'after 60 s'
 */
export function fillPlaces(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([A-Za-z]\w*)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) return value;
    const known = Object.keys(values).join(', ') || 'none';
    throw new RangeError(`"${text}" has a place {${name}}; values are ${known}`);
  });
}

/** Seed of the runs that sentences quote: what they quote is the same with every seed. */
export const QUOTED_SEED = 1;

/** Returns a function that fills the places of a file's sentences with the values it names. */
export function quoted(
  file: {
    readonly profile: ProfileName;
    readonly values?: Readonly<Record<string, Reference>> | undefined;
  },
  scenario: (id: string) => Scenario,
  units: Units,
  seed = QUOTED_SEED,
): (text: string) => string {
  const references = Object.entries(file.values ?? {});
  const ids = references.flatMap(([, reference]) => ('run' in reference ? [reference.run] : []));
  const scenarios = Object.fromEntries(ids.map((id) => [id, scenario(id)]));
  const runs = runsOf(scenarios, file.profile, seed);
  const values = Object.fromEntries(
    references.map(([name, reference]) => [name, referenceText(reference, runs, units)]),
  );
  return (text) => fillPlaces(text, values);
}
