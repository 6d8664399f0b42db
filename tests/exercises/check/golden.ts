/**
 * Golden variants: what each exercise asks with ten seeds, and what is right. Links with seeds are in others' hands,
 * so that what a seed gives changes on purpose only, by `npm run exercises -- --renew ID`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Variant } from '../../../src/exercises/kind.ts';
import type { Fault } from './fault.ts';

/** Seeds of each exercise whose variants are kept. */
export const GOLDEN_SEEDS = 10;
export const GOLDEN = join(import.meta.dirname, '..', 'golden');

/** Parts of a question that no learner sees: what it was drawn from, and what its author decided. */
const UNSEEN = new Set([
  'seed',
  'name',
  'scenario',
  'scenarios',
  'claim',
  'seal',
  'source',
  'spoilers',
  'misconceptions',
  'when',
  'may',
]);

/** Writes what a variant shows and what is right, a line for each part: `rows 3: client 20000 SYN,ACK 0 1 0`. */
export function variantLines(question: Variant, right: unknown): readonly string[] {
  const parts = Object.entries(question).filter(([key]) => !UNSEEN.has(key));
  return [...parts.flatMap(([key, value]) => linesOf(key, value)), ...linesOf('right', right)];
}

function linesOf(key: string, value: unknown): readonly string[] {
  if (Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null))
    return value.map((one, i) => `${key} ${i + 1}: ${valuesIn(one)}`);
  if (key === 'right' && typeof value === 'object' && value !== null && !Array.isArray(value))
    return [
      `${key}: ${Object.entries(value)
        .map(([part, one]) => `${part} ${valuesIn(one)}`)
        .join(', ')}`,
    ];
  return [`${key}: ${valuesIn(value)}`];
}

/** Writes the values a learner sees one after another: `_` for a blank, `-` for an empty text. */
function valuesIn(value: unknown): string {
  if (value === null || value === undefined) return '_';
  if (typeof value !== 'object') return String(value) || '-';
  if (Array.isArray(value)) return value.map(valuesIn).join(' ') || '-';
  const seen = Object.entries(value).filter(([key]) => !UNSEEN.has(key));
  return seen.map(([, one]) => valuesIn(one)).join(' ') || '-';
}

/** Writes the variants of an exercise as its file holds them: what all seeds share first, then what each adds. */
export function goldenText(variants: ReadonlyMap<number, readonly string[]>): string {
  const all = [...variants.values()];
  const shared = (all[0] ?? []).filter((line) => all.every((lines) => lines.includes(line)));
  const block = (heading: string, lines: readonly string[]): string =>
    [heading, ...lines.map((line) => `  ${line}`), ''].join('\n');
  return [
    block('every seed', shared),
    ...[...variants].map(([seed, lines]) =>
      block(
        `seed ${seed}`,
        lines.filter((line) => !shared.includes(line)),
      ),
    ),
  ].join('\n');
}

/** Reads such a file: the lines of each seed. */
export function readGolden(text: string): ReadonlyMap<number, readonly string[]> {
  const [shared = [], ...own] = text.split(/\n(?=seed )/).map((block) => block.split('\n'));
  const lines = (block: readonly string[]) =>
    block.filter((line) => line.startsWith('  ')).map((line) => line.slice(2));
  return new Map(
    own.map((block) => [Number(block[0]?.slice('seed '.length)), [...lines(shared), ...lines(block)]]),
  );
}

/** Says how the variants of an exercise differ from those kept of it; `kept` is null when it has no file. */
export function goldenFaults(
  id: string,
  variants: ReadonlyMap<number, readonly string[]>,
  kept: string | null,
): readonly Fault[] {
  const fault = (seed: number | null, what: string, todo: string): readonly Fault[] => [
    { field: '', seed, what, todo: `${todo}: npm run exercises -- --renew ${id}` },
  ];
  if (kept === null)
    return fault(null, 'its golden variants are not kept yet', `Write tests/exercises/golden/${id}.txt`);
  const golden = readGolden(kept);
  for (const [seed, lines] of golden) {
    const now = variants.get(seed);
    const was = lines.find((line) => !now?.includes(line));
    const is = now?.find((line) => !lines.includes(line));
    if (now === undefined || (was === undefined && is === undefined)) continue;
    const todo =
      'Links with this seed are in others’ hands. If the change is meant, renew the file and say why in the commit';
    return fault(seed, `the variant was "${was ?? 'nothing there'}" and is "${is ?? 'nothing there'}"`, todo);
  }
  const first = [...variants.keys()].slice(0, GOLDEN_SEEDS);
  // Single seeds, named to look at them, are seldom among those kept.
  const missing = first.length < GOLDEN_SEEDS ? undefined : first.find((seed) => !golden.has(seed));
  return missing === undefined ? [] : fault(missing, 'its golden variants lack this seed', 'Renew the file');
}

/** Returns the file of an exercise's golden variants; null when there is none. */
export function keptOf(id: string, folder = GOLDEN): string | null {
  try {
    return readFileSync(join(folder, `${id}.txt`), 'utf8');
  } catch {
    return null;
  }
}

/** Writes the file of an exercise's golden variants; tells whether that changed it. */
export function keep(id: string, variants: ReadonlyMap<number, readonly string[]>, folder = GOLDEN): boolean {
  const text = goldenText(variants);
  if (text === keptOf(id, folder)) return false;
  const path = join(folder, `${id}.txt`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return true;
}

/** Lists the files kept of exercises that are not there any more, by id. */
export function orphans(known: Iterable<string>, folder = GOLDEN): readonly string[] {
  const ids = new Set(known);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .map((name) => name.replaceAll('\\', '/').replace(/\.txt$/, ''))
    .filter((id) => !ids.has(id))
    .sort();
}

/** Removes the file of an exercise that is not there any more. */
export function forget(id: string, folder = GOLDEN): void {
  rmSync(join(folder, `${id}.txt`));
}
