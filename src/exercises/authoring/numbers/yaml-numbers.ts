import {
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import type { TextFault } from '../text-fault.ts';
import { differenceFaults, sourceFaults, typedFaults } from './number-faults.ts';

/** A text of a YAML file in both languages. */
interface Text {
  readonly field: string;
  readonly en: Scalar<string>;
  readonly chinese: Scalar<string>;
}

const instead = (typed: string): string =>
  `Write {name} with a value of a run, {linux.tcp_syn_retries} for a parameter, or [${typed}](lit:RFC 9293 §3.4.1) with its source.`;

/** The source of a number that has one. */
const SOURCE = /\]\(lit:((?:[^()]|\([^()]*\))*)\)/gu;

/** Fields that are shown as they stand, wherever the thing is named. */
const WITHOUT_PLACES = ['title', 'term'];

/**
 * Finds the typed numbers in the texts of a YAML file, and the texts whose two languages differ in their numbers. A
 * file that is no YAML has none: its reader says what is wrong.
 */
export function yamlNumberFaults(source: string): TextFault[] {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  if (document.errors.length > 0) return [];
  return textsIn(document.contents).flatMap(({ field, en, chinese }) => {
    const lineOf = (offset: number) => lines.linePos(offset).line;
    const place = { line: lineOf(en.range?.[0] ?? 0), field };
    return [
      ...[['en', en] as const, ['zh-cn', chinese] as const].flatMap(([language, node]) => [
        ...typedFaults(
          node.value,
          `${field}: ${language}`,
          (at, typed) => lineOf(offsetOf(source, node, at, typed)),
          instead,
        ),
        ...placeFaults(node, field, lineOf(node.range?.[0] ?? 0)),
        ...[...node.value.matchAll(SOURCE)].flatMap(({ index, 0: place, 1: named = '' }) =>
          sourceFaults(named, { line: lineOf(offsetOf(source, node, index, place)), field }),
        ),
      ]),
      ...differenceFaults(en.value, chinese.value, place),
    ];
  });
}

/** A title is shown by every list, which knows no values. */
function placeFaults(node: Scalar<string>, field: string, line: number): TextFault[] {
  const name = field.split(': ').at(-1) ?? '';
  if (!WITHOUT_PLACES.includes(name) || !/\{|\]\(lit:/u.test(node.value)) return [];
  return [{ line, field, what: `a ${name} quotes no values`, todo: 'Say it without the number.' }];
}

/** Finds where in the file a typed number of a text stands, as a folded text has its line breaks elsewhere. */
function offsetOf(source: string, { value, range }: Scalar<string>, at: number, typed: string): number {
  const [start, end] = range ?? [0, 0];
  const words = typed.split(/\s+/u).map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  const pattern = new RegExp(words.join('\\s+'), 'gu');
  const before = [...value.slice(0, at).matchAll(pattern)].length;
  const found = [...source.slice(start, end).matchAll(pattern)][before];
  return start + (found?.index ?? 0);
}

function textsIn(root: Node | null): Text[] {
  const texts: Text[] = [];
  visit(root, {
    Map: (_, map, path) => {
      const en = map.get('en', true);
      const chinese = map.get('zh-cn', true);
      if (!isText(en) || !isText(chinese)) return;
      texts.push({ field: fieldOf([...path, map]), en, chinese });
    },
  });
  return texts;
}

function isText(node: unknown): node is Scalar<string> {
  return isScalar(node) && typeof node.value === 'string';
}

/** Names a place as an author counts: `options 2: reason`. */
function fieldOf(path: readonly unknown[]): string {
  return path
    .flatMap((node, i) => {
      if (!isPair(node)) return [];
      const [list, item] = [path[i + 1], path[i + 2]];
      const index = isList(list) ? list.items.indexOf(item) + 1 : 0;
      return [`${keyOf(node)}${index > 0 ? ` ${index}` : ''}`];
    })
    .join(': ');
}

function isList(node: unknown): node is { readonly items: readonly unknown[] } {
  return typeof node === 'object' && node !== null && 'items' in node && !isMap(node);
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}
