import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { deskWords, type ExerciseWords, pick } from '../../words.ts';

type OrderWords = Dictionary['orderSegments'];

const SHARED = [
  'relative',
  'absolute',
  'client',
  'server',
  'clientToServer',
  'serverToClient',
  'seq',
  'ack',
  'len',
] as const satisfies readonly (keyof ExerciseWords)[];

const OWN = [
  'instructions',
  'twins',
  'sendRule',
  'keys',
  'cardLost',
  'cardState',
  'cardCall',
  'cardLabel',
  'earlier',
  'later',
  'moved',
  'solution',
  'first',
] as const satisfies readonly (keyof OrderWords)[];

/** Picks the sentences an order-segments exercise shows before anything is answered. */
export function orderWords({ exercise, orderSegments }: Pick<Dictionary, 'exercise' | 'orderSegments'>) {
  return { ...deskWords(exercise), ...pick(exercise, SHARED), ...pick(orderSegments, OWN) };
}

/** The sentences an order-segments exercise shows before anything is answered. */
export type OrderViewWords = ReturnType<typeof orderWords>;
