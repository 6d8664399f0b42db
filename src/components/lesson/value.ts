import { nearNames } from '../../exercises/authoring/near-names.ts';
import { format } from '../../i18n/format.ts';
import { STATES } from '../../tcp/connection/state.ts';
import { flagNames } from '../../tcp/segment.ts';

/** Splits `segments[1].segment.seq` into `segments`, `1`, `segment`, `seq`. */
function keysOf(path: string): (string | number)[] {
  if (!/^[A-Za-z]\w*(\[\d+\]|\.[A-Za-z]\w*)*$/.test(path)) {
    throw new RangeError(`"${path}" is no path; write it as in "segments[1].rack"`);
  }
  return [...path.matchAll(/\[(\d+)\]|(\w+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );
}

/**
 * Returns what stands at a path inside a transcript or profile; a path that leads nowhere throws with what is there.
 *
 * @example valueAt({ segments: [{ rseq: 0 }] }, 'segments[0].rseq') // 0
 */
export function valueAt(root: unknown, path: string): unknown {
  let value = root;
  let walked = '';
  for (const key of keysOf(path)) {
    if (typeof key === 'number') {
      if (!Array.isArray(value)) throw new RangeError(`"${path}": ${walked} is no list`);
      if (key >= value.length) {
        throw new RangeError(
          `"${path}": ${walked} has ${value.length} entries, so the last is [${value.length - 1}]`,
        );
      }
      value = value[key];
      walked += `[${key}]`;
      continue;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new RangeError(`"${path}": ${walked || 'the root'} has no named parts`);
    }
    const found = Object.entries(value).find(([name]) => name === key);
    if (!found) {
      throw new RangeError(
        `"${path}": ${walked || 'the root'} has no "${key}"; near: ${nearNames(key, Object.keys(value)).join(', ')}`,
      );
    }
    value = found[1];
    walked += walked === '' ? key : `.${key}`;
  }
  return value;
}

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
