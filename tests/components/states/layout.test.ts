import { describe, expect, it } from 'vitest';
import {
  type Layout,
  numberPlace,
  type Point,
  textWidth,
  wordsOf,
} from '../../../src/components/states/layout.ts';
import { NARROW } from '../../../src/components/states/narrow.ts';
import { ARROW_IDS, arrowOf } from '../../../src/components/states/transitions.ts';
import { WIDE } from '../../../src/components/states/wide.ts';
import { dictionary, LOCALES } from '../../../src/i18n/index.ts';

interface Box {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const around = (name: string, [x, y]: Point, width: number, height: number): Box => ({
  name,
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const states = ({ boxes, box }: Layout): Box[] =>
  boxes.map(({ state, at }) => around(state, at, box.width, box.height));

/** The straight parts of every arrow: all are level or upright. */
const parts = ({ arrows }: Layout) =>
  ARROW_IDS.flatMap((id) =>
    arrows[id].corners.slice(1).map(([x, y], i) => {
      const [u, v] = arrows[id].corners[i]!;
      return {
        id,
        name: `arrow ${id}`,
        left: Math.min(x, u) - 1,
        right: Math.max(x, u) + 1,
        top: Math.min(y, v) - 1,
        bottom: Math.max(y, v) + 1,
      };
    }),
  );

function labels(layout: Layout, locale: (typeof LOCALES)[number]): Box[] {
  const t = dictionary(locale).states;
  const { fontSize, lineHeight } = layout;
  const arrows = ARROW_IDS.map((id) => {
    const { words } = layout.arrows[id];
    const { event, sends } = arrowOf(id);
    const lines = wordsOf(t.events[event], sends ?? t.nothing, words);
    const width = Math.max(...lines.map((line) => textWidth(line, fontSize)));
    const [x, y] = words.at;
    const left = words.anchor === 'start' ? x : words.anchor === 'end' ? x - width : x - width / 2;
    const top = y - fontSize * 0.8;
    const bottom = y + fontSize * 0.2 + (lines.length - 1) * lineHeight;
    return { name: `words of ${id}`, left, right: left + width, top, bottom };
  });
  const titles = layout.fields.map(({ name, title: [x, y], anchor }) => {
    const width = textWidth(t[name], fontSize);
    const left = anchor === 'start' ? x : x - width;
    return { name, left, right: left + width, top: y - fontSize * 0.8, bottom: y + fontSize * 0.2 };
  });
  return [...arrows, ...titles];
}

describe.each([WIDE, NARROW])('the $form layout', (layout) => {
  it('has every state, CLOSED at both ends, and no box on another', () => {
    const boxes = states(layout);
    expect(boxes).toHaveLength(12);
    expect(boxes.filter((a) => boxes.some((b) => a !== b && meet(a, b)))).toEqual([]);
  });

  it('draws arrows level or upright from the edge of one state to the edge of the next', () => {
    const touches = ([x, y]: Point, state: string) =>
      states(layout).some(
        (box) =>
          box.name === state &&
          (((x === box.left || x === box.right) && y > box.top && y < box.bottom) ||
            ((y === box.top || y === box.bottom) && x > box.left && x < box.right)),
      );
    for (const id of ARROW_IDS) {
      const { corners } = layout.arrows[id];
      const { from, to } = arrowOf(id);
      expect([id, touches(corners[0]!, from), touches(corners.at(-1)!, to)]).toEqual([id, true, true]);
      for (const [i, [x, y]] of corners.slice(1).entries()) {
        const [u, v] = corners[i]!;
        expect([id, x === u || y === v]).toEqual([id, true]);
      }
    }
  });

  it('lets no arrow cross another or a state', () => {
    const lines = parts(layout);
    const crossing = lines.filter((a) => lines.some((b) => a.id !== b.id && meet(a, b)));
    expect(crossing.map(({ name }) => name)).toEqual([]);
    const inner = states(layout).map((box) => ({
      ...box,
      left: box.left + 2,
      right: box.right - 2,
      top: box.top + 2,
      bottom: box.bottom - 2,
    }));
    expect(lines.filter((line) => inner.some((box) => meet(line, box))).map(({ name }) => name)).toEqual([]);
  });

  it.each(LOCALES)('keeps all words clear of arrows, states, numbers and each other in %s', (locale) => {
    const words = labels(layout, locale);
    const numbers = ARROW_IDS.map((id) => {
      const size = 2 * layout.radius;
      return around(`number of ${id}`, numberPlace(layout.arrows[id], layout.radius), size, size);
    });
    const others = [...parts(layout), ...states(layout), ...numbers];
    const hits = words.flatMap((label, i) =>
      [...others, ...words.slice(i + 1)]
        .filter((other) => meet(label, other))
        .map((other) => `${label.name} meets ${other.name}`),
    );
    expect(hits).toEqual([]);
    const outside = words.filter(
      ({ left, right, bottom }) => left < 0 || right > layout.width || bottom > layout.height,
    );
    expect(outside.map(({ name }) => name)).toEqual([]);
  });
});
