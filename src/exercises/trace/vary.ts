import type { Scenario, ScenarioStep } from '../../tcp/index.ts';
import type { FillTraceSpec } from '../kinds/fill-trace/question.ts';
import { randomIntegers } from '../random.ts';

/** Keeps the draws for sizes and blanks apart from those for ISNs. */
const SIZES = 0x9e37_79b9;
const BLANKS = 0x85eb_ca6b;

/** Returns the scenario with the sizes a seed draws for what is sent. */
export function varySizes(
  { scenario, octets }: Pick<FillTraceSpec, 'scenario' | 'octets'>,
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

/**
 * Returns which of the cells asked are blank in the variant with this seed. A cell is shown only once every cell it
 * gives away is: of cells that hold the same, those further up are shown first. The count is always met.
 */
export function pickBlanks<Cell>(
  asked: readonly Cell[],
  count: number | null,
  seed: number,
  givesAway: ReadonlyMap<Cell, readonly Cell[]> = new Map(),
): ReadonlySet<Cell> {
  if (count === null || count >= asked.length) return new Set(asked);
  const next = randomIntegers(seed ^ BLANKS);
  const blank = new Set(asked);
  while (blank.size > count) {
    const free = [...blank].filter((cell) => !givesAway.get(cell)?.some((above) => blank.has(above)));
    const shown = free[next() % free.length];
    if (shown === undefined) break;
    blank.delete(shown);
  }
  return blank;
}
