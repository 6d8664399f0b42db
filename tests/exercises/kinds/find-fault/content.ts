import type { FindFaultSpec } from '../../../../src/exercises/kinds/find-fault/question.ts';
import { findFaultSpec } from '../../../../src/exercises/kinds/find-fault/schema.ts';
import { filesOf, scenarioOf } from '../../content.ts';

const FILES = new Map(filesOf('find-fault'));

/** Ids of every exercise of the kind. */
export const EXERCISES = [...FILES.keys()];

/** Compiles an exercise of the site. */
export function specOf(id: string): FindFaultSpec {
  const file = FILES.get(id);
  if (!file) throw new RangeError(`no exercise "${id}"`);
  return findFaultSpec(file, scenarioOf(file.scenario), id);
}
