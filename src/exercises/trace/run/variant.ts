/** The variants of a run: what a seed draws anew of its scenario, and the run behind a question. */
import { type ProfileOverrides, type Scenario, type ScenarioStep, simulate } from '../../../tcp/index.ts';
import { SYSCTLS, type SysctlName } from '../../../tcp/profile/sysctl.ts';
import type { HostId, Transcript } from '../../../tcp/simulator/transcript.ts';
import { randomIntegers } from '../../random.ts';
import type { TraceQuestion } from '../rows.ts';
import { chooseIsns, type IsnChoices, withIsns } from './isns.ts';

/** Keep the draws for a run and for sizes apart from each other and from those for ISNs and blanks. */
const RUN = 0xc2b2_ae35;
const SIZES = 0x9e37_79b9;

/** What of an exercise decides how its scenario varies. */
export interface Variable extends IsnChoices {
  /** Least and most octets of each send, drawn anew for each variant; null keeps the scenario's. */
  readonly octets: readonly [number, number] | null;
  /** What else a seed draws anew: the delay, parameters, how many segments are lost; null draws nothing. */
  readonly vary?: RunChoices | null;
}

/** What a seed draws one value each from. */
export interface RunChoices {
  /** One-way delays, µs; empty: the scenario's own. */
  readonly delay: readonly number[];
  readonly params: readonly {
    readonly side: HostId;
    readonly name: SysctlName;
    readonly values: readonly number[];
  }[];
  /** How many segments the scenario's first fault acts on; empty: as it says. */
  readonly count: readonly number[];
}

/** A parameter a variant sets, by its sysctl name and in its unit. */
export interface Param {
  readonly side: HostId;
  readonly name: SysctlName;
  readonly value: number;
}

/** A scenario as one variant runs it, and what of it a learner has to be told. */
export interface Variant {
  /** With this variant's sizes, ISNs and parameters. */
  readonly scenario: Scenario;
  readonly isns: Readonly<Record<HostId, number>>;
  /** The one-way delay drawn, µs; null when it is every variant's. */
  readonly delay: number | null;
  /** The parameters drawn. */
  readonly params: readonly Param[];
}

/** Returns an exercise's scenario with what this seed draws. */
export function variantOf(spec: Variable, seed: number): Variant {
  const { scenario: drawn, delay, params } = varyRun(spec, seed);
  const scenario = varySizes({ ...spec, scenario: drawn }, seed);
  const isns = chooseIsns({ ...spec, scenario }, seed);
  return { scenario: withIsns(scenario, isns), isns, delay, params };
}

/** Returns the scenario with the sizes a seed draws for what is sent. */
export function varySizes(
  { scenario, octets }: Pick<Variable, 'scenario' | 'octets'>,
  seed: number,
): Scenario {
  if (!octets) return scenario;
  const [least, most] = octets;
  const next = randomIntegers(seed ^ SIZES);
  const steps = scenario.steps.map((step): ScenarioStep => {
    const { action } = step;
    if (action.side === 'wire' || action.call.op !== 'send') return step;
    const bytes = least + (next() % (most - least + 1));
    return { ...step, action: { ...action, call: { ...action.call, bytes } } };
  });
  return { ...scenario, steps };
}

/** Returns the scenario with the delay, the parameters and the losses a seed draws. */
export function varyRun(
  { scenario, vary }: Pick<Variable, 'scenario' | 'vary'>,
  seed: number,
): Pick<Variant, 'scenario' | 'delay' | 'params'> {
  if (!vary) return { scenario, delay: null, params: [] };
  const next = randomIntegers(seed ^ RUN);
  const draw = (values: readonly number[]): number | null =>
    values.length === 0 ? null : (values[next() % values.length] ?? null);
  const delay = draw(vary.delay);
  const count = draw(vary.count);
  const params = vary.params.map(({ side, name, values }) => ({ side, name, value: draw(values) ?? 0 }));
  const drawn = params.reduce(withParam, { ...scenario, delay: delay ?? scenario.delay });
  return { scenario: count === null ? drawn : withCount(drawn, count), delay, params };
}

function withParam(scenario: Scenario, { side, name, value }: Param): Scenario {
  const set: ProfileOverrides = SYSCTLS[name].set(value);
  const overrides = { ...scenario.overrides, [side]: { ...scenario.overrides?.[side], ...set } };
  return { ...scenario, overrides };
}

function withCount(scenario: Scenario, count: number): Scenario {
  const first = scenario.steps.findIndex(({ action }) => 'filter' in action);
  const steps = scenario.steps.map((step, i): ScenarioStep => {
    const { action } = step;
    if (i !== first || !('filter' in action)) return step;
    return { ...step, action: { ...action, filter: { ...action.filter, count } } };
  });
  return { ...scenario, steps };
}

const runs = new WeakMap<TraceQuestion, Transcript>();

/** Returns the run behind a question. It is kept with the question, which is checked again and again. */
export function runOf(question: TraceQuestion): Transcript {
  const kept = runs.get(question);
  if (kept) return kept;
  const run = simulate(question.scenario, { seed: question.seed });
  runs.set(question, run);
  return run;
}
