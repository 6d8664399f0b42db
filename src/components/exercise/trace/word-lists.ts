import type { Dictionary } from '../../../i18n/dictionary.ts';
import type { ExerciseWords } from '../words.ts';

/** The sentences on the rows of a trace, whatever is asked about it. */
export const ROW = [
  'client',
  'server',
  'clientToServer',
  'serverToClient',
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
  'comma',
] as const satisfies readonly (keyof ExerciseWords)[];

/** The sentences on a trace whose cells can be blank. */
export const CELLS = [
  ...ROW,
  'sent',
  'time',
  'result',
  'cellSent',
  'cellTime',
  'cellResult',
  'clientReturns',
  'serverReturns',
  'clientLeaves',
  'serverLeaves',
  'momentLabel',
  'cellFlags',
  'cellSeq',
  'cellAck',
  'cellLen',
  'cellClient',
  'cellServer',
  'cellLabel',
  'flagToggle',
  'chooseState',
] as const satisfies readonly (keyof ExerciseWords)[];

/** The sentences on the buttons that play a wrong answer. */
export const WHAT_IF_WORDS = ['show', 'about'] as const satisfies readonly (keyof Dictionary['whatIf'])[];
