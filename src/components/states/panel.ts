import { format } from '../../i18n/format.ts';
import { find } from '../shell/elements.ts';
import { loadPart } from '../shell/load.ts';

/** Sentences of the `states` namespace that stand in the panel. */
export type PanelWords = Readonly<
  Record<'hint' | 'leadsHere' | 'leadsOn' | 'none' | 'showRun' | 'noRunLong' | 'close', string>
>;

type Choose = (name: string | null) => void;

/** Returns what the panel shows for a state or a way, as the page's table tells it. */
export function panelFor(
  figure: HTMLElement,
  name: string,
  words: PanelWords,
  choose: Choose,
): HTMLElement[] {
  const row = document.querySelector<HTMLElement>(`[data-key="${name}"]`);
  const shown = row ? wayPanel(figure, row, words) : statePanel(name, words, choose);
  return [...shown, button(words.close, () => choose(null))];
}

function element(tag: 'p' | 'ul' | 'li' | 'div', ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

function title(text: string): HTMLElement {
  const made = element('p', text);
  made.className = 'states-title';
  return made;
}

function button(text: string, press: () => void): HTMLElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}

/** Rows of the table as buttons that lead from one to the next. */
function rowList(
  title: string,
  rows: readonly HTMLElement[],
  words: PanelWords,
  choose: Choose,
): HTMLElement[] {
  const items = rows.map((row) => {
    const text = `${row.dataset['from']} → ${row.dataset['to']}: ${find(row, '.event').textContent}`;
    return element(
      'li',
      button(text, () => choose(row.dataset['key'] ?? null)),
    );
  });
  return [element('p', title, ...(items.length > 0 ? [] : [` ${words.none}`])), element('ul', ...items)];
}

function statePanel(state: string, words: PanelWords, choose: Choose): HTMLElement[] {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-key]')];
  const spelled = find<HTMLTableRowElement>(document, `[data-spelling="${state}"]`);
  const heads = find<HTMLTableElement>(spelled.closest('table') ?? document, 'thead tr');
  const names = [...spelled.cells].slice(1).map((cell, i) => {
    const program = heads.querySelectorAll('th')[i + 1]?.textContent ?? '';
    return `${program}: ${cell.textContent}`;
  });
  return [
    title(state),
    element('p', names.join(' · ')),
    ...rowList(
      words.leadsHere,
      rows.filter(({ dataset }) => dataset['to'] === state),
      words,
      choose,
    ),
    ...rowList(
      words.leadsOn,
      rows.filter(({ dataset }) => dataset['from'] === state),
      words,
      choose,
    ),
  ];
}

function wayPanel(figure: HTMLElement, row: HTMLElement, words: PanelWords): HTMLElement[] {
  const sends = find(row, '.sends').textContent ?? '';
  const event = find(row, '.event').textContent ?? '';
  const rule = element('p', ...[...find(row, '.rule').childNodes].map((node) => node.cloneNode(true)));
  const way = [
    title(`${row.dataset['from']} → ${row.dataset['to']}`),
    element('p', sends ? `${event} / ${sends}` : event),
    rule,
  ];
  if (row.dataset['run'] !== 'true') return [...way, element('p', words.noRunLong)];
  const place = element('div');
  const text = format(words.showRun, { title: find(row, '.run').textContent ?? '' });
  const show = button(text, () => void showRun(figure, row.dataset['key'] ?? '', place, show));
  return [...way, element('p', show), place];
}

/** Draws the part of the run that goes a way; the drawing and the runs come when the first one is asked for. */
async function showRun(
  figure: HTMLElement,
  key: string,
  place: HTMLElement,
  show: HTMLElement,
): Promise<void> {
  show.hidden = true;
  const { drawRun } = await loadPart(() => import('./draw-run.tsx'), place);
  await drawRun(figure.dataset['runs'] ?? '', key, place);
}
