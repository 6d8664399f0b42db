import type { Fault } from './fault.ts';

/** What is written alike in both languages: names, flags, numbers, calls and signs, but no sentence. */
const SAME_IN_BOTH = /^[^\p{Ll}]*$|^[\w()]+$|^\{\w+\}$/u;

/** Returns the texts of a file that stand in both languages in the same words, so that one was never translated. */
export function untranslated(value: unknown, path: readonly (string | number)[] = []): readonly Fault[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => untranslated(one, [...path, i]));
  if (typeof value !== 'object' || value === null) return [];
  const { en, 'zh-cn': chinese } = value as Record<string, unknown>;
  if (typeof en !== 'string' || typeof chinese !== 'string')
    return Object.entries(value).flatMap(([key, one]) => untranslated(one, [...path, key]));
  const field = path.map((part) => (typeof part === 'number' ? part + 1 : part)).join(' ');
  const fault = (what: string, todo: string): Fault => ({ field, seed: null, what, todo });
  const same = en.trim() === chinese.trim() && !SAME_IN_BOTH.test(en.trim());
  if (same) return [fault(`"${en.trim()}" is the same in both languages`, 'Write zh-cn in Chinese.')];
  return /\p{Script=Han}/u.test(en)
    ? [fault(`en is "${en.trim()}"`, 'Write en in English: the two may be exchanged.')]
    : [];
}
