import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { deskWords, pick, ROW } from '../../words.ts';

const OWN = [
  'instructions',
  'numberOfSegment',
  'whatIsWrong',
  'whichRule',
  'choose',
  'field',
  'law',
  'whySo',
] as const satisfies readonly (keyof Dictionary['findFault'])[];

/** Picks the sentences a find-fault exercise shows before anything is answered. */
export function faultWords({ exercise, findFault }: Pick<Dictionary, 'exercise' | 'findFault'>) {
  return { ...deskWords(exercise), ...pick(exercise, ROW), ...pick(findFault, OWN) };
}

/** The sentences a find-fault exercise shows before anything is answered. */
export type FaultViewWords = ReturnType<typeof faultWords>;
