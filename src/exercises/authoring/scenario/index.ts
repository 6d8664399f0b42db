/** Scenarios as authors write them in content/scenarios, and their way to the model's own form. */

import * as z from 'zod';
import { ScenarioError, scenarioProblems, simulateChecked } from '../../../tcp/index.ts';
import type { IsnChoice, Scenario, Step } from '../../../tcp/simulator/scenario.ts';
import { atLine, describeIssues } from '../author-errors.ts';
import { microseconds } from '../duration.ts';
import { durationSchema, profileSchema, wordsSchema } from '../fields.ts';
import { compileAction, stepSchema } from './calls.ts';
import { compileFault, faultSchema } from './faults.ts';
import { compileFlood, floodSchema } from './floods.ts';
import { compileOverrides, overridesSchema } from './overrides.ts';

const isn = z.int().min(0).max(4_294_967_295);
/** The ISN of a side's first connection, or those of its first ones in order; the others come from the seed. */
const isnList = z.union([isn, z.array(isn).min(1)]).optional();

/** A file of content/scenarios: who calls what when, and what the wire does. Times stay text such as `20ms`. */
export const scenarioSchema = z.strictObject({
  title: wordsSchema,
  profile: profileSchema,
  delay: durationSchema,
  script: z.array(stepSchema).min(1),
  faults: z.array(faultSchema).optional(),
  /** SYNs that no host sends, each from a port of its own and so many apart: nobody takes up their answers. */
  floods: z.array(floodSchema).optional(),
  overrides: z
    .strictObject({ client: overridesSchema.optional(), server: overridesSchema.optional() })
    .optional(),
  isns: z.strictObject({ client: isnList, server: isnList }).optional(),
  until: durationSchema.optional(),
});

/** A scenario as its author writes it. */
export type ScenarioFile = z.infer<typeof scenarioSchema>;

/**
 * Returns the model's scenario for what stands in an author's file. Throws an error that names the file, the step and
 * what would be valid when the file does not say one; with the file's text the error names the lines too.
 *
 * @example readScenario(parse(text), 'handshake/plain')
 */
export function readScenario(data: unknown, name: string, text: string | null = null): Scenario {
  const checked = scenarioSchema.safeParse(data);
  if (!checked.success) throw new Error(describeIssues(`Scenario ${name}`, checked.error.issues, text));
  try {
    return compileScenario(checked.data, name);
  } catch (error) {
    throw error instanceof Error ? new Error(withLine(error.message, text)) : error;
  }
}

/** Puts the line of the step or fault that a sentence is about before it. */
function withLine(message: string, text: string | null): string {
  const [, list, number] = /(script step|fault) (\d+)/.exec(message) ?? [];
  const line = atLine(text, [list === 'fault' ? 'faults' : 'script', Number(number) - 1]);
  return message.replace(/^Scenario [^:]+: /, `$&${line}`);
}

/** Throws when a fault of a compiled scenario meets no segment; with the file's text the error names its line. */
export function requireFaultsMet(scenario: Scenario, text: string | null = null): void {
  try {
    simulateChecked(scenario, { seed: 1 });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const message = error.message.replace(/the fault "f(\d+)"/, (_, index) => `fault ${Number(index) + 1}`);
    throw new Error(withLine(`Scenario ${message}`, text));
  }
}

/** Returns the model's scenario for a file that the schema has read. Throws when its steps cannot be. */
export function compileScenario(file: ScenarioFile, name: string): Scenario {
  const scenario: Scenario = {
    name,
    profile: file.profile,
    ...(file.overrides ? { overrides: overridesOf(file.overrides) } : {}),
    delay: time(file.delay),
    steps: stepsOf(file, name),
    ...(file.isns ? { isns: isnsOf(file.isns) } : {}),
    until: file.until === undefined ? null : time(file.until),
  };
  const [problem] = scenarioProblems(scenario);
  if (problem !== undefined) throw new Error(`Scenario ${asWritten(problem, file.faults?.length ?? 0)}`);
  return scenario;
}

/** Returns the model's steps: the faults first, then the script, then what is forged. */
function stepsOf(file: ScenarioFile, name: string): Step[] {
  const faults = file.faults ?? [];
  const labels = stepLabels(file, faults.length, name);
  const at = (label: string, where: string): number => {
    const index = labels.get(label);
    if (index !== undefined) return index;
    const known = [...labels.keys()].join(', ') || 'none; give the step an "id"';
    throw new Error(
      `Scenario ${name}: ${where} waits for "${label}", which no step is called. Known: ${known}.`,
    );
  };
  const wire = faults.map(
    (fault, i): Step => ({
      action: { side: 'wire', filter: compileFault(fault, `f${i}`) },
      after: fault.after === undefined ? [] : [at(fault.after, `fault ${i + 1}`)],
      wait: 0,
    }),
  );
  const steps = file.script.map((step, i): Step => {
    const own = faults.length + i;
    const after = [step.after ?? []].flat().filter((label) => label !== 'start');
    const previous = step.after === undefined && i > 0 ? [own - 1] : [];
    return {
      action: compileAction(step, file.script.slice(0, i)),
      after: [...previous, ...after.map((label) => at(label, `script step ${i + 1}`))],
      wait: step.wait === undefined ? 0 : time(step.wait),
    };
  });
  return [...wire, ...steps, ...(file.floods ?? []).flatMap(compileFlood)];
}

/** Counts the steps a sentence names as their author does: the faults, which come first in the model, apart. */
function asWritten(problem: string, faults: number): string {
  return problem.replace(/\bstep (\d+)/g, (_, step) =>
    Number(step) > faults ? `script step ${Number(step) - faults}` : `fault ${step}`,
  );
}

function time(text: string): number {
  return microseconds(text) ?? 0;
}

function stepLabels(file: ScenarioFile, offset: number, name: string): Map<string, number> {
  const labels = new Map<string, number>();
  file.script.forEach((step, i) => {
    if (step.id === undefined) return;
    if (labels.has(step.id) || step.id === 'start') {
      throw new Error(`Scenario ${name}: script step ${i + 1} has the id "${step.id}", which is taken.`);
    }
    labels.set(step.id, offset + i);
  });
  return labels;
}

function overridesOf(overrides: NonNullable<ScenarioFile['overrides']>): NonNullable<Scenario['overrides']> {
  return {
    ...(overrides.client ? { client: compileOverrides(overrides.client) } : {}),
    ...(overrides.server ? { server: compileOverrides(overrides.server) } : {}),
  };
}

function isnsOf(isns: NonNullable<ScenarioFile['isns']>): IsnChoice[] {
  return (['client', 'server'] as const).flatMap((side) =>
    [isns[side] ?? []].flat().map((isn) => ({ side, port: null, peer: null, isn })),
  );
}
