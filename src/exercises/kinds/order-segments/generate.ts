import { variantOf } from '../../trace/run/index.ts';
import { deckOf, type Setting } from './deck.ts';
import type { OrderSegmentsQuestion, OrderSegmentsSpec } from './question.ts';

/** Makes the variant of an exercise with this seed: sizes, ISNs and the shuffle. */
export function generate(spec: OrderSegmentsSpec, seed: number): OrderSegmentsQuestion {
  const { scenario, isns } = variantOf(spec, seed);
  const { name, numbers, show, states, calls } = spec;
  const selection = { show, states, calls };
  const { run, cards } = deckOf({ name, scenario, seed, numbers, selection });
  return { profile: run.profile, seed, numbers, scenario, isns, selection, cards };
}

/** Returns what lays out the cards of a question again. */
export function settingOf(question: OrderSegmentsQuestion): Setting {
  const { scenario, seed, numbers, selection } = question;
  return { name: `Scenario ${scenario.name}`, scenario, seed, numbers, selection };
}
