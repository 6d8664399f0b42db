import * as z from 'zod';
import { isSysctl, LINUX, type ProfileOverrides, RFC9293, SYSCTLS } from '../../../tcp/index.ts';
import { DURATION_HINT, microseconds } from '../duration.ts';
import { nearName } from '../near-names.ts';

/** The parameters of a profile by the model's own names: numbers and switches, not whose profile and policies they are. */
export const PARAMETER_NAMES: readonly string[] = Object.keys(LINUX).filter(
  (name) => name !== 'name' && name !== 'policies',
);

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * Parameters of a profile that a scenario replaces: sysctls as on Linux (`tcp_synack_retries: 3`, in their own unit),
 * or the model's own names, whose times may be written `60s`.
 */
export const overridesSchema = z.record(z.string(), value).superRefine((overrides, context) => {
  for (const [name, given] of Object.entries(overrides)) {
    const message = objection(name, given);
    if (message) context.addIssue({ code: 'custom', path: [name], message });
  }
});

/** The kinds of value a parameter of the model takes, in either profile. */
function kinds(name: string): string[] {
  const values = [LINUX, RFC9293].map(
    (profile) => Object.entries(profile).find(([key]) => key === name)?.[1],
  );
  return values.map((known) => (known === null ? 'null' : typeof known));
}

function objection(name: string, given: z.infer<typeof value>): string | null {
  if (isSysctl(name)) {
    return typeof given === 'number' && given >= 0 ? null : `must be a number (${SYSCTLS[name].unit})`;
  }
  if (!PARAMETER_NAMES.includes(name)) {
    const known = [...Object.keys(SYSCTLS), ...PARAMETER_NAMES];
    const near = nearName(name, known);
    return `is not a parameter${near ? ` (near: ${near})` : ''}; there are ${known.join(', ')}`;
  }
  const wanted = kinds(name);
  if (typeof given === 'string' && wanted.includes('number')) {
    return microseconds(given) === null ? `must be a number or ${DURATION_HINT}` : null;
  }
  const kind = given === null ? 'null' : typeof given;
  return wanted.includes(kind) ? null : `must be ${[...new Set(wanted)].join(' or ')}`;
}

/** Returns checked overrides by the model's names, written durations in microseconds. */
export function compileOverrides(overrides: z.infer<typeof overridesSchema>): ProfileOverrides {
  const entries = Object.entries(overrides).flatMap(([name, given]): [string, unknown][] => {
    if (isSysctl(name)) return Object.entries(SYSCTLS[name].set(Number(given)));
    const time = typeof given === 'string' && kinds(name).includes('number') ? microseconds(given) : null;
    return [[name, time ?? given]];
  });
  return Object.fromEntries(entries) as ProfileOverrides;
}
