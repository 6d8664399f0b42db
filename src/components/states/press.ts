import { find } from '../shell/elements.ts';
import { type PanelWords, panelFor } from './panel.ts';

/** What can be pressed in a drawing: the groups of states and arrows. */
const PRESSABLE = '[data-state], [data-way]';

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Makes the states and arrows of a figure's drawings answer to mouse, touch and keyboard. */
export function makePressable(figure: HTMLElement): void {
  const words: PanelWords = JSON.parse(figure.dataset['words'] ?? '');
  const hint = document.createElement('p');
  hint.className = 'states-hint';
  hint.textContent = words.hint;
  const panel = document.createElement('div');
  panel.className = 'states-panel';
  panel.setAttribute('aria-live', 'polite');
  panel.hidden = true;
  find(figure, 'figcaption').before(hint, panel);

  panel.tabIndex = -1;
  const choose = (name: string | null): void => {
    const fromPanel = panel.contains(document.activeElement);
    const before = chosenIn(figure);
    mark(figure, name);
    panel.hidden = name === null;
    panel.replaceChildren(...(name === null ? [] : panelFor(figure, name, words, choose)));
    if (fromPanel) (name === null ? before : panel)?.focus();
  };
  for (const drawing of figure.querySelectorAll<SVGSVGElement>('svg.state-diagram')) {
    prepare(drawing);
    drawing.addEventListener('click', ({ target }) => {
      const pressed = target instanceof Element ? target.closest<SVGGElement>(PRESSABLE) : null;
      if (pressed) choose(nameOf(pressed));
    });
    drawing.addEventListener('keydown', (event) => onKey(drawing, event, choose));
  }
  panel.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') choose(null);
  });
}

/** The chosen state or arrow in the drawing that is shown. */
function chosenIn(figure: HTMLElement): SVGGElement | undefined {
  const chosen = figure.querySelectorAll<SVGGElement>('[aria-pressed="true"]');
  return [...chosen].find((group) => group.getClientRects().length > 0);
}

function nameOf({ dataset }: SVGGElement): string {
  return dataset['state'] ?? dataset['way'] ?? '';
}

/** Turns a drawing's groups into buttons, of which the first one stands in the tab order. */
function prepare(drawing: SVGSVGElement): void {
  drawing.setAttribute('role', 'group');
  drawing.setAttribute('aria-label', find(drawing, 'title').textContent ?? '');
  // The title would show up at the mouse, over the words.
  find(drawing, 'title').remove();
  for (const group of drawing.querySelectorAll<SVGGElement>(PRESSABLE)) {
    const line = group.querySelector('.stroke');
    if (line) {
      const area = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      area.setAttribute('class', 'hit');
      area.setAttribute('d', line.getAttribute('d') ?? '');
      group.prepend(area);
    }
    group.setAttribute('role', 'button');
    group.setAttribute('aria-pressed', 'false');
    group.setAttribute('aria-label', labelOf(group));
    group.tabIndex = -1;
  }
  const first = drawing.querySelector<SVGGElement>('[data-state]');
  if (first) first.tabIndex = 0;
}

/** What a screen reader calls a state or an arrow: the words it shows, and for an arrow the states that it joins. */
function labelOf(group: SVGGElement): string {
  const shown = (group.textContent ?? '').trim();
  const way = group.dataset['way'];
  if (way === undefined) return shown;
  const row = find(document, `[data-key="${way}"]`);
  return `${row.dataset['from']} → ${row.dataset['to']}: ${shown}`;
}

/** Shows what is chosen, and the arrows at a chosen state. */
function mark(figure: HTMLElement, name: string | null): void {
  for (const group of figure.querySelectorAll<SVGGElement>(PRESSABLE)) {
    group.setAttribute('aria-pressed', String(nameOf(group) === name));
    const row = group.dataset['way'] ? find(document, `[data-key="${group.dataset['way']}"]`) : null;
    const near = name !== null && [row?.dataset['from'], row?.dataset['to']].includes(name);
    group.classList.toggle('is-near', near);
  }
}

function onKey(drawing: SVGSVGElement, event: KeyboardEvent, choose: (name: string | null) => void): void {
  const now = event.target instanceof SVGGElement ? event.target.closest<SVGGElement>(PRESSABLE) : null;
  if (!now || event.ctrlKey || event.metaKey || event.altKey) return;
  const direction = DIRECTIONS[event.key];
  if (event.key === 'Enter' || event.key === ' ') choose(nameOf(now));
  else if (event.key === 'Escape') choose(null);
  else if (direction) focusNext(drawing, now, direction);
  else return;
  event.preventDefault();
}

/** Moves the focus to the nearest state or arrow in a direction; what lies far off to the side counts as farther. */
function focusNext(drawing: SVGSVGElement, now: SVGGElement, [dx, dy]: readonly [number, number]): void {
  const [x, y] = middleOf(now);
  const others = [...drawing.querySelectorAll<SVGGElement>(PRESSABLE)].flatMap((group) => {
    const [u, v] = middleOf(group);
    const ahead = (u - x) * dx + (v - y) * dy;
    const aside = Math.abs((u - x) * dy) + Math.abs((v - y) * dx);
    return group !== now && ahead > 1 ? [{ group, far: ahead + 2 * aside }] : [];
  });
  const [next] = others.sort((a, b) => a.far - b.far);
  if (!next) return;
  now.tabIndex = -1;
  next.group.tabIndex = 0;
  next.group.focus();
}

/** The middle of a state, or of an arrow's words. */
function middleOf(group: SVGGElement): readonly [number, number] {
  const { left, right, top, bottom } = (group.querySelector('text') ?? group).getBoundingClientRect();
  return [(left + right) / 2, (top + bottom) / 2];
}
