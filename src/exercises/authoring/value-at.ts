import type { Transcript } from '../../tcp/index.ts';
import { nearNames } from './near-names.ts';
import { type RunValue, runValues } from './run-values.ts';
import { formatValue, type Units, type ValueStyle } from './value-style.ts';

/**
 * Returns the value of a run that a path names: `#8.seq`, `client.enters(TIME-WAIT)`, `server.call(close).at`,
 * `timer(time-wait).due`, or `gap(#8,#9)`, by how much the second is more than the first, where `#8` alone stands for
 * the time it is sent. A path that names nothing throws with what the run has.
 *
 * @example valueAt(run, 'gap(#8,#9)') // { kind: 'time', value: 40_000 }
 */
export function valueAt(run: Transcript, path: string): RunValue {
  const name = path
    .replace(/\s+/gu, ' ')
    .replace(/ ?([(,)]) ?/gu, '$1')
    .replace(/,1\)/gu, ')')
    .trim();
  const gap = /^gap\((.*)\)$/u.exec(name)?.[1];
  if (gap !== undefined) return gapBetween(run, path, gap);
  const value = runValues(run).get(name);
  if (value) return value;
  throw new RangeError(`${noValue(run, path, name)}`);
}

function gapBetween(run: Transcript, path: string, inner: string): RunValue {
  const [first, second, ...more] = inner.split(/,(?![^(]*\))/u);
  if (first === undefined || second === undefined || more.length > 0) {
    throw new RangeError(`"${path}": a gap is between two values, as in gap(#8,#9)`);
  }
  const [from, to] = [first, second].map((end) => valueAt(run, /^#\d+$/u.test(end) ? `${end}.sent` : end));
  if (!from || from.kind !== to?.kind || (from.kind !== 'time' && from.kind !== 'number')) {
    throw new RangeError(`"${path}" is not between two times or two numbers`);
  }
  return { kind: from.kind, value: Number(to.value) - Number(from.value) };
}

/** Says why a path names nothing, and what is there. */
function noValue(run: Transcript, path: string, name: string): string {
  const number = Number(/#(\d+)/u.exec(name)?.[1] ?? NaN);
  const count = run.segments.length;
  if (number < 1 || number > count) {
    return `"${path}": there is no segment ${number}; the run has ${count}, and the first is #1`;
  }
  const paths = [...runValues(run).keys()];
  const begun = paths.filter((known) => known.startsWith(`${name}.`));
  if (begun.length > 0) return `"${path}" is not yet a value; there are ${begun.join(', ')}`;
  return `the run has no "${path}"; near: ${nearNames(name, paths).join(', ')}`;
}

/** Returns a value of a run as a sentence writes it; without a style, as its kind is usually written. */
export function valueText(
  run: Transcript,
  path: string,
  style: ValueStyle | undefined,
  units: Units,
): string {
  const value = valueAt(run, path);
  return formatValue(value.value, style ?? usualStyle(value), units);
}

/** Times of a second or more are written in seconds, shorter ones in milliseconds. */
function usualStyle({ kind, value }: RunValue): ValueStyle {
  if (kind !== 'time') return kind;
  return Math.abs(Number(value)) >= 1_000_000 ? 'seconds' : 'milliseconds';
}
