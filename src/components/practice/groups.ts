import { find } from '../shell/elements.ts';
import type { Filter, Order, Traits } from './filter.ts';
import type { ListWords } from './list-text.ts';

/** One exercise of the list. */
export interface Item {
  readonly id: string;
  readonly row: HTMLElement;
  readonly traits: Traits;
}

/** A group of the list as it is shown. */
export interface Grouped {
  /** `topic/close`, `difficulty/2`, `standing/wrong`. */
  readonly id: string;
  readonly section: HTMLElement;
  /** Those that are shown. */
  readonly items: readonly Item[];
}

/** The groups of each order but that by topic; by standing, what needs work comes first. */
const KEYS: Readonly<Record<Exclude<Order, 'topic'>, readonly string[]>> = {
  difficulty: ['1', '2', '3'],
  standing: ['wrong', 'partly', 'untried', 'full'],
};

/** Names the group of an exercise: of its topics the first that is chosen, or its own first where none is. */
export function groupKey(traits: Traits, order: Order, chosen: readonly string[]): string {
  const own = traits[order];
  return own.find((value) => chosen.includes(value)) ?? own[0] ?? 'untried';
}

/** A topic begins with its easier exercises, also when some of them belong to another topic first. */
export function inOrder<T extends { readonly traits: Traits }>(
  items: readonly T[],
  order: Order,
): readonly T[] {
  if (order !== 'topic') return items;
  return items.toSorted((a, b) => Number(a.traits.difficulty[0]) - Number(b.traits.difficulty[0]));
}

/**
 * Returns a function that draws the list in groups. It leaves unchanged rows alone, so that the focus stays. `topics` are
 * all topics in order.
 */
export function groupsOf(
  place: HTMLElement,
  t: ListWords,
  topics: readonly string[],
): (items: readonly Item[], isShown: (item: Item) => boolean, filter: Filter) => readonly Grouped[] {
  const container = find(place, '[data-groups]');
  const template = find<HTMLTemplateElement>(place, '[data-group-template]');
  const sections = new Map<string, HTMLElement>();
  for (const section of container.querySelectorAll<HTMLElement>('[data-group]')) {
    sections.set(`topic/${section.dataset['group']}`, section);
  }
  let drawn = '';

  const sectionOf = (order: Order, key: string): HTMLElement => {
    const id = `${order}/${key}`;
    const there = sections.get(id);
    if (there !== undefined) return there;
    const section = find(document.importNode(template.content, true), 'section');
    const heading = find(section, 'h3');
    const names: Readonly<Record<Order, Readonly<Record<string, string>>>> = {
      topic: t.topics,
      difficulty: t.difficulties,
      standing: t.standings,
    };
    heading.textContent = names[order][key] ?? key;
    heading.id = `group-${order}-${key}`;
    sections.set(id, section);
    return section;
  };

  return (items, isShown, { order, chosen }) => {
    const keys = order === 'topic' ? topics : KEYS[order];
    const groups = keys.map((key) => ({
      id: `${order}/${key}`,
      section: sectionOf(order, key),
      items: inOrder(
        items.filter(({ traits }) => groupKey(traits, order, chosen[order]) === key),
        order,
      ),
    }));
    const now = groups.map(({ id, items: own }) => `${id}:${own.map((item) => item.id)}`).join(' ');
    if (now !== drawn) {
      drawn = now;
      for (const { section, items: own } of groups) {
        find(section, 'ul').replaceChildren(...own.map(({ row }) => row));
      }
      container.replaceChildren(...groups.map(({ section }) => section));
    }
    for (const item of items) item.row.hidden = !isShown(item);
    const shown = groups.map((group) => ({ ...group, items: group.items.filter(isShown) }));
    for (const { section, items: own } of shown) section.hidden = own.length === 0;
    return shown.filter(({ items: own }) => own.length > 0);
  };
}
