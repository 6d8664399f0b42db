import { nearNames } from './near-names.ts';

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

/** Returns what stands at a path, less the number at a second one. */
export function quotedValue(root: unknown, path: string, minus?: string): unknown {
  const value = valueAt(root, path);
  if (minus === undefined) return value;
  const less = valueAt(root, minus);
  if (typeof value === 'number' && typeof less === 'number') return value - less;
  throw new RangeError(`"${path}" less "${minus}": ${JSON.stringify([value, less])} are not two numbers`);
}
