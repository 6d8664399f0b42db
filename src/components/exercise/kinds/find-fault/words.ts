import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { deskWords, type ExerciseWords, pick } from '../../words.ts';

const SHARED = [
  'relative',
  'absolute',
  'client',
  'server',
  'clientToServer',
  'serverToClient',
  'sentAt',
  'lost',
  'duplicated',
  'delayed',
  'delayedTo',
  'duplicatedAt',
  'overtaken',
  'repeats',
  'crosses',
  'flags',
  'seq',
  'ack',
  'len',
] as const satisfies readonly (keyof ExerciseWords)[];

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
  return { ...deskWords(exercise), ...pick(exercise, SHARED), ...pick(findFault, OWN) };
}

/** The sentences a find-fault exercise shows before anything is answered. */
export type FaultViewWords = ReturnType<typeof faultWords>;
