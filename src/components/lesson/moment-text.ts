import type { Moment } from '../../exercises/index.ts';
import { type Dictionary, format } from '../../i18n/index.ts';
import { timeText } from '../ladder/time.ts';

/** Says when something is printed: the time, and the segment that has just been sent or has just arrived. */
export function momentText({ at, segment }: Moment, t: Dictionary['output']): string {
  const time = timeText(at);
  if (segment === null) return format(t.atTime, { time });
  const { number: n, event } = segment;
  return format(event === 'sent' ? t.justSent : t.justArrived, { time, n });
}
