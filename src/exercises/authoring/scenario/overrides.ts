import * as z from 'zod';
import {
  isSysctl,
  LINUX,
  type ProfileOverrides,
  parameterProblem,
  SYSCTLS,
  sysctlProblem,
} from '../../../tcp/index.ts';
import { DURATION_HINT, microseconds } from '../duration.ts';
import { nearName } from '../near-names.ts';

/** The parameters of a profile by the model's own names: numbers and switches, not whose profile and policies they are. */
export const PARAMETER_NAMES: readonly string[] = Object.keys(LINUX).filter(
  (name) => name !== 'name' && name !== 'policies',
);

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.number())]);

type Given = z.infer<typeof value>;

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

function objection(name: string, given: Given): string | null {
  if (isSysctl(name)) return sysctlProblem(name, given);
  if (!PARAMETER_NAMES.includes(name)) {
    const known = [...Object.keys(SYSCTLS), ...PARAMETER_NAMES];
    const near = nearName(name, known);
    return `is not a parameter${near ? ` (near: ${near})` : ''}; there are ${known.join(', ')}`;
  }
  const problem = parameterProblem(name, inMicroseconds(given));
  if (problem === null || !problem.includes('a time')) return problem;
  return `${problem}; write ${DURATION_HINT}`;
}

/** Returns a written duration in microseconds, any other value as it is. */
function inMicroseconds(given: Given): unknown {
  return typeof given === 'string' ? (microseconds(given) ?? given) : given;
}

/** Returns checked overrides by the model's names, written durations in microseconds. */
export function compileOverrides(overrides: z.infer<typeof overridesSchema>): ProfileOverrides {
  const entries = Object.entries(overrides).flatMap(([name, given]): [string, unknown][] =>
    isSysctl(name) ? Object.entries(SYSCTLS[name].set(Number(given))) : [[name, inMicroseconds(given)]],
  );
  return Object.fromEntries(entries) as ProfileOverrides;
}
