import type { OrderSegmentsSpec } from '../../../../src/exercises/kinds/order-segments/question.ts';
import { orderSegmentsSpec } from '../../../../src/exercises/kinds/order-segments/schema.ts';
import { filesOf, scenarioOf } from '../../content.ts';

const FILES = new Map(filesOf('order-segments'));

/** Ids of every exercise of the kind. */
export const EXERCISES = [...FILES.keys()];

/** Compiles an exercise of the site. */
export function specOf(id: string): OrderSegmentsSpec {
  const file = FILES.get(id);
  if (!file) throw new RangeError(`no exercise "${id}"`);
  return orderSegmentsSpec(file, scenarioOf(file.scenario), id);
}
