import type { State } from '../../tcp/connection/state.ts';
import type { ArrowId } from './transitions.ts';

/** A place in a drawing, px. */
export type Point = readonly [x: number, y: number];

/** Where the words of an arrow stand. */
export interface ArrowWords {
  /** Where they begin, end or have their middle, and the baseline of their first line. */
  readonly at: Point;
  readonly anchor: 'start' | 'middle' | 'end';
  /** All in one line; the event above what is sent; or the event's words in lines of their own too. */
  readonly lines: 'one' | 'two' | 'many';
}

/** An arrow as it is laid out: corners from its state to the next one's edge, and its words. */
export interface ArrowLayout {
  readonly corners: readonly Point[];
  readonly words: ArrowWords;
  /** Where its number in a run stands, when not near its beginning. */
  readonly number?: Point;
}

/** One half of a close: a field behind its states. */
export interface Field {
  readonly name: 'activeClose' | 'passiveClose';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: Point;
  readonly anchor: 'start' | 'end';
}

/** The eleven states laid out by hand for one width. CLOSED stands at both ends of a connection's life. */
export interface Layout {
  readonly form: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  readonly box: { readonly width: number; readonly height: number };
  readonly fontSize: number;
  readonly lineHeight: number;
  /** Half the size of a step's number. */
  readonly radius: number;
  readonly boxes: readonly { readonly state: State; readonly at: Point }[];
  readonly arrows: Readonly<Record<ArrowId, ArrowLayout>>;
  readonly fields: readonly Field[];
}

/** The width of one Latin sign in the monospaced face, as a part of the font's size; a Chinese one is 1. */
const LATIN = 0.6;

/** Returns about how wide a line of words is, px. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + (/[⺀-￿]/u.test(sign) ? 1 : LATIN) * size, 0);
}

/** Returns the lines of an arrow's words; a line break in `event` counts only where there is little room. */
export function wordsOf(event: string, sends: string, { lines }: ArrowWords): string[] {
  const flat = event.replaceAll('\n', ' ');
  if (lines === 'one') return [`${flat} / ${sends}`];
  return [...(lines === 'many' ? event.split('\n') : [flat]), `/ ${sends}`];
}

/** Returns where the number of a step stands: on the arrow, near its beginning. */
export function numberPlace({ corners, number }: ArrowLayout, radius: number): Point {
  if (number) return number;
  const [[x, y] = [0, 0], [u, v] = [0, 0]] = corners;
  const length = Math.hypot(u - x, v - y);
  const part = Math.min(radius + 5, length / 2) / length;
  return [x + (u - x) * part, y + (v - y) * part];
}

const CORNER = 7;
const HEAD = 7;

/** Returns an arrow's line with rounded corners, and its head. */
export function arrowPaths({ corners }: ArrowLayout): { readonly line: string; readonly head: string } {
  const towards = ([x, y]: Point, [u, v]: Point, far: number): Point => {
    const length = Math.hypot(u - x, v - y);
    const part = Math.min(far, length / 2) / length;
    return [Math.round((x + (u - x) * part) * 10) / 10, Math.round((y + (v - y) * part) * 10) / 10];
  };
  const line = corners.map((corner, i) => {
    const [before, after] = [corners[i - 1], corners[i + 1]];
    if (!before) return `M${corner}`;
    if (!after) return `L${towards(corner, before, HEAD - 1)}`;
    return `L${towards(corner, before, CORNER)}Q${corner} ${towards(corner, after, CORNER)}`;
  });
  const [[u, v] = [0, 0], [x, y] = [0, 0]] = corners.slice(-2);
  const length = Math.hypot(x - u, y - v);
  const [dx, dy] = [((x - u) / length) * HEAD, ((y - v) / length) * HEAD];
  const wing = (side: 1 | -1): Point => [x - dx - (side * dy) / 2, y - dy + (side * dx) / 2];
  return { line: line.join(''), head: `M${[x, y]}L${wing(1)}L${wing(-1)}Z` };
}
