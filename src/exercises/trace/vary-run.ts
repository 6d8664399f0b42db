import type { ProfileOverrides, Scenario, ScenarioStep } from '../../tcp/index.ts';
import { SYSCTLS, type SysctlName } from '../../tcp/profile/sysctl.ts';
import type { HostId } from '../../tcp/simulator/transcript.ts';
import type { FillTraceSpec, Param } from '../kinds/fill-trace/question.ts';
import { randomIntegers } from '../random.ts';

/** Keeps the draws for a run apart from those for sizes, ISNs and blanks. */
const RUN = 0xc2b2_ae35;

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

/** A scenario as a variant runs it, and what of it a learner has to be told. */
export interface VariedRun {
  readonly scenario: Scenario;
  readonly delay: number | null;
  readonly params: readonly Param[];
}

/** Returns the scenario with the delay, the parameters and the losses a seed draws. */
export function varyRun(
  { scenario, vary }: Pick<FillTraceSpec, 'scenario' | 'vary'>,
  seed: number,
): VariedRun {
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
