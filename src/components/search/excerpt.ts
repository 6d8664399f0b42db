import type { QueryTerm } from './query.ts';

/** A piece of an excerpt; found says that it is one of the words searched for. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** About how much of a text is shown, in widths of a Latin letter; a Chinese character takes two. */
const ROOM = 180;

const widthOf = (text: string): number => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);

/** Shortens a text to the line with most of the words, from a little before the first of them. */
export function excerptOf(text: string, terms: readonly QueryTerm[]): string {
  const has = (line: string): number =>
    terms.reduce((sum, term) => sum + (firstIn(line, term) < Infinity ? (term.filler ? 0.1 : 1) : 0), 0);
  const line = text.split('\n').reduce((best, each) => (has(each) > has(best) ? each : best));
  if (widthOf(line) <= ROOM) return line;
  const first = Math.min(...terms.filter(({ filler }) => !filler).map((term) => firstIn(line, term)));
  const sentences = line.split(/(?<=[。！？；]|[.!?] )/u);
  let start = 0;
  let kept = '';
  for (const sentence of sentences) {
    const end = start + sentence.length;
    if (end > first || first === Infinity) kept += sentence;
    start = end;
  }
  const begun = kept.length < line.length ? '… ' : '';
  return begun + shorten(kept);
}

/** Cuts a text at a word's end. */
function shorten(text: string): string {
  if (widthOf(text) <= ROOM) return text.trim();
  let kept = '';
  for (const word of text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? []) {
    if (widthOf(kept + word) > ROOM) break;
    kept += word;
  }
  return `${kept.trim()} …`;
}

function firstIn(text: string, { typed, otherwise }: QueryTerm): number {
  const found = [typed, otherwise].map((pattern) => (pattern === null ? -1 : text.search(pattern)));
  return Math.min(...found.map((at) => (at < 0 ? Infinity : at)));
}

/** Parts a text into what was searched for and what stands between. */
export function markFound(text: string, terms: readonly QueryTerm[]): readonly Piece[] {
  const patterns = terms
    .filter(({ filler }) => !filler)
    .flatMap(({ typed, otherwise }) => [typed, otherwise]);
  const sources = patterns.flatMap((pattern) => pattern?.source ?? []);
  if (sources.length === 0) return [{ text, found: false }];
  const parts = text.split(new RegExp(`(${sources.join('|')})`, 'giu'));
  return parts.map((part, i) => ({ text: part, found: i % 2 === 1 })).filter((piece) => piece.text !== '');
}
