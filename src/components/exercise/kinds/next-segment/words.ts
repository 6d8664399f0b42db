import type { Field } from '../../../../exercises/kinds/next-segment/question.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import type { MisconceptionWords } from '../../misconception.ts';
import { type PlayWords, playWords, type StoryWords } from '../../what-if/words.ts';
import { type DeskWords, deskWords, type ExerciseWords, pick, type Words } from '../../words.ts';

/** The sentences of this kind in the page's language. */
export type NextWords = Dictionary['nextSegment'];

/** Everything that can be said about an answer. It comes with the model, after the first touch. */
export interface NextReportWords extends Words, StoryWords, MisconceptionWords {
  readonly next: NextWords;
}

const SHARED = [
  'relative',
  'absolute',
  'flags',
  'seq',
  'ack',
  'len',
  'cellFlags',
  'cellSeq',
  'cellAck',
  'cellLen',
] as const satisfies readonly (keyof ExerciseWords)[];

const OWN = [
  'you',
  'segmentArrives',
  'applicationCalls',
  'timerExpires',
  'timers',
  'mayCall',
  'maySend',
  'known',
  'sentAt',
  'receivedAt',
  'calls',
  'callReturned',
  'callWaits',
  'crashed',
  'unknownIsn',
  'next',
  'sends',
  'sendSegment',
  'sendNothing',
  'flagOf',
] as const satisfies readonly (keyof NextWords)[];

const SIDES = ['client', 'server'] as const satisfies readonly (keyof Dictionary['diagram'])[];

/** The sentences shown before anything is answered, and on the button that plays a wrong answer. */
export type NextViewWords = DeskWords &
  Pick<ExerciseWords, (typeof SHARED)[number]> &
  Pick<NextWords, (typeof OWN)[number]> &
  Pick<Dictionary['diagram'], (typeof SIDES)[number]> &
  PlayWords;

/** Picks them from the dictionary. */
export function nextViewWords({ exercise, nextSegment, diagram, whatIf }: Dictionary): NextViewWords {
  return {
    ...deskWords(exercise),
    hint: nextSegment.hint,
    ...pick(exercise, SHARED),
    ...pick(nextSegment, OWN),
    ...pick(diagram, SIDES),
    ...playWords(whatIf),
  };
}

const LONG_NAMES = {
  flags: 'cellFlags',
  seq: 'cellSeq',
  ack: 'cellAck',
  len: 'cellLen',
} as const satisfies Record<Field, keyof NextViewWords>;

/** Returns the full name of a field: `ACK number`. */
export function fieldLabel(field: Field, t: Pick<ExerciseWords, (typeof LONG_NAMES)[Field]>): string {
  return t[LONG_NAMES[field]];
}
