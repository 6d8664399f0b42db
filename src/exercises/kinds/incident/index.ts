import { simulate } from '../../../tcp/index.ts';
import type { ProfileOverrides } from '../../../tcp/profile/profile.ts';
import type { Scenario, Step as ScenarioStep } from '../../../tcp/simulator/scenario.ts';
import type { Hints } from '../../hints/hint.ts';
import type { ExerciseKind, JudgedPart, Parsed, SampleSort, Typed } from '../../kind.ts';
import { namesIn } from '../../names-in.ts';
import { randomIntegers, shuffled } from '../../random.ts';
import { varyRun, varySizes } from '../../trace/run/index.ts';
import { drawnPanels, evidenceOf } from './evidence.ts';
import { grade, type IncidentSolution, type IncidentVerdict, judgeFix, solve } from './grade.ts';
import {
  type IncidentAnswer,
  type IncidentQuestion,
  type IncidentSpec,
  STEPS,
  type Step,
} from './question.ts';

export type { FixVerdict, IncidentSolution, IncidentVerdict } from './grade.ts';
export { judgeFix } from './grade.ts';

/** Help with an incident: a cause or a fix that is ruled out, the panel to look at, or the line itself. */
export type IncidentHint =
  | { readonly rulesOut: string; readonly of: 'cause' | 'fix' }
  | { readonly look: string }
  | { readonly mark: string };

/** Keep the draws for ports and for the order of what can be picked apart from each other and from those for sizes. */
const PORTS = 0x1b87_3593;
const ORDER = 0xcc9e_2d51;

/** How far the client's ports move at most: the highest that a scenario names still has room. */
const MOST_MOVED = 4_000;

/** A story told by its evidence: which cause, which line proves it, which fix helps when the story is run again with it. */
export const incident: ExerciseKind<
  IncidentSpec,
  IncidentQuestion,
  IncidentAnswer,
  IncidentVerdict,
  IncidentSolution,
  IncidentHint,
  Typed
> = { generate, parse, grade, parts, solve, hints: hints(), sample };

/** Makes the variant with this seed: draws delay, parameters, sizes and ports, and shuffles what can be picked. */
function generate(spec: IncidentSpec, seed: number): IncidentQuestion {
  const { octets, vary, ...rest } = spec;
  const varied = (scenario: Scenario) => {
    const { scenario: drawn } = varyRun({ scenario, vary: vary ?? null }, seed);
    return withPorts(varySizes({ scenario: drawn, octets }, seed), seed);
  };
  const scenario = varied(spec.scenario);
  const next = randomIntegers(seed ^ ORDER);
  const { profile } = simulate({ ...scenario, until: 0 }, { seed });
  return {
    ...rest,
    seed,
    profile,
    scenario,
    causes: shuffled(spec.causes, next),
    fixes: shuffled(spec.fixes, next).map((fix) => ({
      ...fix,
      scenario: fix.scenario && varied(fix.scenario),
    })),
    panels: drawnPanels(evidenceOf(scenario, seed, spec.evidence)),
  };
}

/** Moves the client's ports, those it picks itself too. */
function withPorts(scenario: Scenario, seed: number): Scenario {
  const by = randomIntegers(seed ^ PORTS)() % MOST_MOVED;
  const steps = scenario.steps.map((step): ScenarioStep => {
    const { action } = step;
    if ('inject' in action && action.inject.from === 'client') {
      const { segment } = action.inject;
      const moved = { ...segment, sport: segment.sport + by };
      return { ...step, action: { ...action, inject: { ...action.inject, segment: moved } } };
    }
    if (!('call' in action) || action.call.op !== 'connect' || action.side !== 'client') return step;
    const { port } = action.call;
    return port === null
      ? step
      : { ...step, action: { ...action, call: { ...action.call, port: port + by } } };
  });
  return { ...scenario, steps, overrides: { ...scenario.overrides, client: movedRange(scenario, by) } };
}

function movedRange({ overrides }: Scenario, by: number): ProfileOverrides {
  const { portRange } = overrides?.client ?? {};
  if (portRange === undefined) return overrides?.client ?? {};
  return { ...overrides?.client, portRange: [portRange[0] + by, portRange[1] + by] };
}

/** Reads how far the answer goes; a step that is left out ends it, and a later one without it is no answer. */
function parse(question: IncidentQuestion, input: unknown): Parsed<IncidentAnswer> {
  const refuse = (cell: string | null, code: 'empty' | 'not-an-answer') =>
    ({ ok: false, problems: [{ cell, code }] }) as const;
  if (typeof input !== 'object' || input === null) return refuse(null, 'not-an-answer');
  const given = new Map<string, unknown>(Object.entries(input));
  const text = (part: string) => {
    const value = given.get(part);
    return typeof value === 'string' ? value : '';
  };
  const [cause, proof, fix] = [text('cause'), namesIn(text('proof')), text('fix')];
  const lines = question.panels.flatMap((panel) => panel.lines.map(({ id }) => id));
  if (cause === '') return refuse('cause', 'empty');
  if (!question.causes.some(({ id }) => id === cause)) return refuse('cause', 'not-an-answer');
  if (!proof.every((id) => lines.includes(id))) return refuse('proof', 'not-an-answer');
  if (fix === '') return { ok: true, answer: { cause, proof: proof.length > 0 ? proof : null, fix: null } };
  if (proof.length === 0) return refuse('proof', 'empty');
  if (!question.fixes.some(({ id }) => id === fix)) return refuse('fix', 'not-an-answer');
  return { ok: true, answer: { cause, proof, fix } };
}

/** A step waits for the one before it. */
function parts(_: IncidentQuestion, verdict: IncidentVerdict | null): JudgedPart[] {
  const part = (step: Step, right: boolean | undefined) => ({
    part: step,
    weight: 1 / STEPS.length,
    credit: right ? 1 : 0,
    waits: right === undefined,
  });
  return [
    part('cause', verdict?.cause.right),
    part('proof', verdict?.proof?.right),
    part('fix', verdict?.fix?.helps),
  ];
}

/** Returns what a learner could pick: everything right; one step of the three wrong; or what is no answer. */
function sample(question: IncidentQuestion, sort: SampleSort): unknown {
  const { seed } = question;
  const { causes, proof, supports } = solve(question);
  const fixes = question.fixes.map((fix) => judgeFix(fix, question));
  const right = {
    cause: causes.find((cause) => cause.right)?.id ?? '',
    proof: proof.map((alike) => alike[seed % Math.max(1, alike.length)] ?? '').join(','),
    fix: fixes.find(({ helps }) => helps)?.id ?? '',
  };
  if (sort === 'correct') return right;
  const lines = question.panels.flatMap((panel) => panel.lines.map(({ id }) => id));
  const beside = lines.find((id) => !proof.flat().includes(id) && !supports.includes(id)) ?? '';
  const wrong = [
    { ...right, cause: causes.find((cause) => !cause.right)?.id ?? '' },
    { ...right, proof: `${right.proof},${beside}` },
    { ...right, fix: fixes.find(({ helps }) => !helps)?.id ?? '' },
  ];
  if (sort === 'incorrect') return wrong[seed % wrong.length];
  const malformed = [
    {},
    null,
    42,
    { ...right, cause: 'x' },
    { ...right, proof: 'x' },
    { ...right, proof: '' },
  ];
  return malformed[seed % malformed.length];
}

/** Each hint rules out a cause or a fix, or leads to the line. */
function hints(): Hints<IncidentQuestion, Typed, IncidentHint> {
  return {
    of(question) {
      const { causes, proof } = solve(question);
      const wrong = causes.filter(({ right }) => !right).map(({ id }) => id);
      const vain = question.fixes.filter((fix) => !judgeFix(fix, question).helps).map(({ id }) => id);
      const lines = proof.flatMap(([line]) => line ?? []);
      const panelOf = (line: string) =>
        question.panels.find((panel) => panel.lines.some(({ id }) => id === line))?.id ?? '';
      return [
        ...wrong.map((id) => ({
          part: `cause-${id}`,
          of: 'cause',
          share: 1 / wrong.length,
          steps: [{ rulesOut: id, of: 'cause' as const }],
        })),
        ...lines.map((line, i) => ({
          part: `proof-${i + 1}`,
          of: 'proof',
          share: 1 / lines.length,
          steps: [{ look: panelOf(line) }, { mark: line }],
        })),
        ...vain.map((id) => ({
          part: `fix-${id}`,
          of: 'fix',
          share: 1 / vain.length,
          steps: [{ rulesOut: id, of: 'fix' as const }],
        })),
      ];
    },
    // Only of the first step that is not right: the next ones are closed until it is.
    missing(question, { cause = '', proof = '', fix = '' }) {
      const { causes, ...found } = solve(question);
      const right = causes.find((one) => one.right)?.id;
      const marked = namesIn(proof);
      const helping = question.fixes.filter((one) => judgeFix(one, question).helps).map(({ id }) => id);
      const wrong = causes.filter((one) => !one.right).map(({ id }) => id);
      const vain = question.fixes.map(({ id }) => id).filter((id) => !helping.includes(id));
      if (cause !== right) return wrong.map((id) => `cause-${id}`);
      const unproven = found.proof.flatMap((alike, i) =>
        alike.some((id) => marked.includes(id)) ? [] : [`proof-${i + 1}`],
      );
      if (unproven.length > 0) return unproven;
      return helping.includes(fix) ? [] : vain.map((id) => `fix-${id}`);
    },
  };
}
