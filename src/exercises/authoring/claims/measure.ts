import { microseconds } from '../duration.ts';
import type { Count, Time } from './claim.ts';

/** Returns a duration in microseconds; throws when it is none. */
export function time(text: string): number {
  const value = microseconds(text);
  if (value === null) throw new RangeError(`"${text}" is no time; write for instance 200ms or 60s`);
  return value;
}

/** Tells whether a number is the one named or keeps the bounds. */
export function counts(value: number, wanted: Count): boolean {
  if (typeof wanted === 'number') return value === wanted;
  return value >= (wanted.least ?? -Infinity) && value <= (wanted.most ?? Infinity);
}

/** Tells whether a time in microseconds is the one named or keeps the bounds. */
export function times(value: number, wanted: Time): boolean {
  if (typeof wanted === 'string') return value === time(wanted);
  const { least, most } = wanted;
  return (least === undefined || value >= time(least)) && (most === undefined || value <= time(most));
}
