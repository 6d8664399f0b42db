import type { CallResult } from '../../tcp/simulator/transcript.ts';
import { plainText, splitNames } from './plain-text.ts';

/** What a learner chooses from when asked what a call returns: 0 for success or the end of the stream, or an error. */
export const OUTCOMES = ['0', 'ETIMEDOUT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'] as const;

/** What a call returned, as a learner writes it. */
export type Outcome = (typeof OUTCOMES)[number];

/** Returns what a call's result is among the outcomes, or null when it is none of them: a number of octets, no return. */
export function outcomeOf(result: CallResult): Outcome | null {
  if (result === 'ok' || result === 'eof') return '0';
  return OUTCOMES.find((known) => known === result) ?? null;
}

/** Reads an outcome as typed: case does not matter, and a `-1` or `errno` before the error's name is forgiven. */
export function readOutcome(text: string): Outcome | null {
  const words = splitNames(
    plainText(text)
      .replace(/^[\p{Pd}−](?:1(?!\d)|(?=E))/iu, '')
      .replaceAll('=', ' '),
  );
  const [name, ...more] = words.filter((word) => word !== 'ERRNO');
  return more.length > 0 ? null : (OUTCOMES.find((known) => known === name) ?? null);
}
