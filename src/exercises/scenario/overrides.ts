import * as z from 'zod';
import { LINUX, type ProfileOverrides, RFC9293 } from '../../tcp/profile.ts';
import { DURATION_HINT, microseconds } from '../duration.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Parameters of a profile that a scenario replaces, by the model's names; times may be written `60s`. */
export const overridesSchema = z.record(z.string(), value).superRefine((overrides, context) => {
  for (const [name, given] of Object.entries(overrides)) {
    const message = objection(name, given);
    if (message) context.addIssue({ code: 'custom', path: [name], message });
  }
});

function kinds(name: string): string[] {
  const values = [LINUX, RFC9293].map(
    (profile) => Object.entries(profile).find(([key]) => key === name)?.[1],
  );
  return values.map((known) => (known === null ? 'null' : typeof known));
}

function objection(name: string, given: z.infer<typeof value>): string | null {
  const known = Object.keys(LINUX).filter((key) => key !== 'name');
  if (!known.includes(name)) return `is not a parameter; the profile has ${known.join(', ')}`;
  const wanted = kinds(name);
  if (typeof given === 'string' && wanted.includes('number')) {
    return microseconds(given) === null ? `must be a number or ${DURATION_HINT}` : null;
  }
  const kind = given === null ? 'null' : typeof given;
  return wanted.includes(kind) ? null : `must be ${[...new Set(wanted)].join(' or ')}`;
}

/** Returns checked overrides with written durations in microseconds. */
export function compileOverrides(overrides: z.infer<typeof overridesSchema>): ProfileOverrides {
  const entries = Object.entries(overrides).map(([name, given]) => {
    const time = typeof given === 'string' && kinds(name).includes('number') ? microseconds(given) : null;
    return [name, time ?? given];
  });
  return Object.fromEntries(entries) as ProfileOverrides;
}
