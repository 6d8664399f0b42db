import { format } from '../../i18n/format.ts';
import type { Standing } from '../../progress/sets.ts';
import { find, setText } from '../shell/elements.ts';
import {
  byFacet,
  chosenIn,
  countsOf,
  FACETS,
  type Filter,
  fits,
  OPEN,
  readFilter,
  type Traits,
  writeFilter,
} from './filter.ts';
import { type Grouped, groupsOf, type Item } from './groups.ts';
import type { ListWords } from './list-text.ts';

/** The list as other parts of the page see it. */
export interface PracticeList {
  readonly t: ListWords;
  readonly items: readonly Item[];
  /** The exercises shown now. */
  readonly shown: () => readonly Item[];
  /** Sets how the learner stands with each exercise. */
  readonly setStandings: (of: (id: string) => Standing) => void;
  /** Calls back after every change of what is shown, and now. */
  readonly onShown: (listener: (groups: readonly Grouped[]) => void) => void;
}

/** Makes the filters of the list work; null on a page without one. */
export function startList(root: ParentNode = document): PracticeList | null {
  const place = root.querySelector<HTMLElement>('[data-practice-list]');
  if (place === null) return null;
  const t: ListWords = JSON.parse(place.dataset['words'] ?? '{}');
  let items = [...place.querySelectorAll<HTMLElement>('[data-exercise-id]')].map(itemOf);
  const form = find(root, '[data-filters]');
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const order = find<HTMLSelectElement>(place, '[data-order]');
  const known = valuesBy(boxes);
  const listeners: ((groups: readonly Grouped[]) => void)[] = [];
  const draw = groupsOf(place, t, known.topic);
  let filter: Filter = OPEN;
  let groups: readonly Grouped[] = [];

  const render = (): void => {
    groups = draw(items, ({ traits }) => fits(traits, filter), filter);
    const n = groups.reduce((sum, group) => sum + group.items.length, 0);
    order.value = filter.order;
    showFilter(form, boxes, filter, t);
    countBoxes(boxes, items, filter);
    find(place, '[data-none]').hidden = n > 0;
    const total = items.length;
    setText(find(place, '[data-count]'), format(n === total ? t.all : t.some, { n, total }));
    for (const listener of listeners) listener(groups);
  };
  const readAddress = (): void => {
    filter = readFilter(location.search, known);
    render();
  };
  const turnTo = (next: Filter): void => {
    filter = next;
    history.pushState(null, '', location.pathname + writeFilter(filter, location.search) + location.hash);
    render();
  };

  form.addEventListener('change', () => turnTo({ ...filter, chosen: chosenOf(boxes) }));
  order.addEventListener('change', () =>
    turnTo({ ...filter, order: readFilter(`?order=${order.value}`, known).order }),
  );
  onClear(root, () => turnTo({ ...OPEN, order: filter.order }));
  window.addEventListener('popstate', readAddress);
  if (form instanceof HTMLDetailsElement) form.open = matchMedia('(min-width: 64rem)').matches;
  readAddress();

  return {
    t,
    get items() {
      return items;
    },
    shown: () => groups.flatMap((group) => group.items),
    setStandings: (of) => {
      items = items.map((item) => ({ ...item, traits: { ...item.traits, standing: [of(item.id)] } }));
      render();
    },
    onShown: (listener) => {
      listeners.push(listener);
      listener(groups);
    },
  };
}

function onClear(root: ParentNode, clear: () => void): void {
  for (const button of root.querySelectorAll<HTMLElement>('[data-clear]')) {
    button.addEventListener('click', () => {
      clear();
      // The button is hidden now, so the focus goes to the list.
      find(root, '#list').focus();
    });
  }
}

/** Shows in the form what is chosen. */
function showFilter(
  form: HTMLElement,
  boxes: readonly HTMLInputElement[],
  filter: Filter,
  t: ListWords,
): void {
  for (const box of boxes) box.checked = filter.chosen[nameOf(box)].includes(box.value);
  const chosen = chosenIn(filter);
  find(form, '[data-filter-title]').textContent =
    chosen === 0 ? t.filterTitle : format(t.filterChosen, { n: chosen });
  find(form, '[data-clear]').hidden = chosen === 0;
}

function itemOf(row: HTMLElement): Item {
  const { exerciseId = '', topic = '', kind = '', difficulty = '' } = row.dataset;
  const traits = { topic: topic.split(' '), kind: [kind], difficulty: [difficulty], standing: [] };
  return { id: exerciseId, row, traits };
}

function nameOf(box: HTMLInputElement): keyof Traits {
  return FACETS.find((facet) => facet === box.name) ?? 'topic';
}

function valuesBy(boxes: readonly HTMLInputElement[]): Traits {
  return byFacet((facet) => boxes.filter(({ name }) => name === facet).map(({ value }) => value));
}

function chosenOf(boxes: readonly HTMLInputElement[]): Traits {
  return valuesBy(boxes.filter(({ checked }) => checked));
}

/** Says beside each value how many exercises it would show beside the others chosen. */
function countBoxes(boxes: readonly HTMLInputElement[], items: readonly Item[], filter: Filter): void {
  const traits = items.map((item) => item.traits);
  const known = traits.some(({ standing }) => standing.length > 0);
  for (const facet of FACETS) {
    const counts = countsOf(traits, filter, facet);
    for (const box of boxes.filter(({ name }) => name === facet)) {
      const text = facet === 'standing' && !known ? '' : String(counts.get(box.value) ?? 0);
      setText(box.parentElement?.querySelector('[data-n]') ?? null, text);
    }
  }
}
