import { STATES } from '../../tcp/connection/state.ts';
import { flagNames } from '../../tcp/segment.ts';

/** How a value of a run or a profile is written in a sentence; times come in as microseconds. */
export const VALUE_STYLES = [
  'number',
  'octets',
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'flags',
  'state',
  'text',
] as const;

/** One of {@link VALUE_STYLES}. */
export type ValueStyle = (typeof VALUE_STYLES)[number];

/** How a language writes values: an amount with its unit has an `{n}` place. */
export interface Units {
  readonly millisecond: string;
  readonly second: string;
  readonly minute: string;
  readonly hour: string;
  readonly octet: string;
  /** A parameter that sets no limit. */
  readonly unlimited: string;
  /** A parameter that is a switch. */
  readonly on: string;
  readonly off: string;
}

/** What a number is divided by, and the unit it is then written with. */
const AMOUNTS = {
  octets: ['octet', 1],
  milliseconds: ['millisecond', 1_000],
  seconds: ['second', 1_000_000],
  minutes: ['minute', 60_000_000],
  hours: ['hour', 3_600_000_000],
} as const satisfies Partial<Record<ValueStyle, readonly [keyof Units, number]>>;

/**
 * Writes a value, a number without digit groups and with three decimals at most.
 *
 * @example formatValue(60_000_000, 'seconds', units) // '60 s'
 */
export function formatValue(value: unknown, style: ValueStyle, units: Units): string {
  switch (style) {
    case 'number':
      return digits(value, style, 1);
    case 'octets':
    case 'milliseconds':
    case 'seconds':
    case 'minutes':
    case 'hours': {
      const [unit, divisor] = AMOUNTS[style];
      return units[unit].replace('{n}', digits(value, style, divisor));
    }
    case 'flags':
      return flagNames(numberIn(value, style)).join(',');
    case 'state':
      if (STATES.some((state) => state === value)) return String(value);
      throw new RangeError(`${JSON.stringify(value)} is no state; the states are ${STATES.join(', ')}`);
    case 'text':
      if (typeof value === 'string') return value;
      throw new RangeError(`${JSON.stringify(value)} is no text`);
    default:
      style satisfies never;
      throw new RangeError(`"${String(style)}" is no format; known: ${VALUE_STYLES.join(', ')}`);
  }
}

function digits(value: unknown, style: ValueStyle, divisor: number): string {
  return String(Math.round((numberIn(value, style) / divisor) * 1000) / 1000);
}

function numberIn(value: unknown, style: ValueStyle): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new RangeError(`${JSON.stringify(value)} cannot be written as ${style}: it is no number`);
}
