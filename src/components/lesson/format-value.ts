import { format } from '../../i18n/format.ts';
import { STATES } from '../../tcp/connection/state.ts';
import { flagNames } from '../../tcp/segment.ts';

/** How a value of a run is written in a sentence. */
export const VALUE_FORMATS = ['number', 'seconds', 'milliseconds', 'flags', 'state'] as const;

/** One of {@link VALUE_FORMATS}. */
export type ValueFormat = (typeof VALUE_FORMATS)[number];

/** The unit sentences of a language, each with an `{n}` place. */
export interface Units {
  readonly second: string;
  readonly millisecond: string;
}

/** Writes a number without digit groups and with no more decimals than it needs, three at most. */
function digits(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function requireNumber(value: unknown, kind: ValueFormat): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new RangeError(`${JSON.stringify(value)} cannot be written as ${kind}: it is no number`);
}

/**
 * Writes a value of a transcript or profile; times come in as microseconds.
 *
 * @example formatValue(60_000_000, 'seconds', { second: '{n} s', millisecond: '{n} ms' }) // '60 s'
 */
export function formatValue(value: unknown, kind: ValueFormat, units: Units): string {
  switch (kind) {
    case 'number':
      return digits(requireNumber(value, kind));
    case 'seconds':
      return format(units.second, { n: digits(requireNumber(value, kind) / 1_000_000) });
    case 'milliseconds':
      return format(units.millisecond, { n: digits(requireNumber(value, kind) / 1000) });
    case 'flags':
      return flagNames(requireNumber(value, kind)).join(',');
    case 'state':
      if (STATES.some((state) => state === value)) return String(value);
      throw new RangeError(`${JSON.stringify(value)} is no state; the states are ${STATES.join(', ')}`);
    default:
      kind satisfies never;
      throw new RangeError(`"${String(kind)}" is no format; known: ${VALUE_FORMATS.join(', ')}`);
  }
}
