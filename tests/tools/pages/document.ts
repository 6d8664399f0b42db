/** A built page as a tree: its elements in order, and what each is called by those who hear it. */
import { ELEMENT_NODE, type ElementNode, type Node, parse, TEXT_NODE } from 'ultrahtml';

/** An element of a page. */
export interface PageElement {
  readonly name: string;
  /** Its attributes, character references resolved. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: PageElement | null;
  /** Elements and pieces of text. */
  readonly children: readonly (PageElement | string)[];
}

/** A page as a browser that runs scripts has it before they run: without what `template` and `noscript` hold. */
export interface PageTree {
  /** Path in the site, without its base: `/en/lessons/`. */
  readonly path: string;
  readonly elements: readonly PageElement[];
  readonly byId: ReadonlyMap<string, PageElement>;
}

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' } as const;

/** Elements whose text is code, which has no character references. */
const RAW: ReadonlySet<string> = new Set(['script', 'style']);

function resolve(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name as keyof typeof NAMED] : whole;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

/** Reads a page. */
export function readPage(path: string, html: string): PageTree {
  const elements: PageElement[] = [];
  const add = (node: Node, parent: PageElement | null): PageElement | string | null => {
    if (node.type === TEXT_NODE) return RAW.has(parent?.name ?? '') ? node.value : resolve(node.value);
    if (node.type !== ELEMENT_NODE || node.name === 'noscript') return null;
    const children: (PageElement | string)[] = [];
    const element = { name: node.name, attributes: attributesOf(node), parent, children };
    elements.push(element);
    const inside = node.name === 'template' ? [] : node.children;
    children.push(...inside.map((child) => add(child, element)).filter((child) => child !== null));
    return element;
  };
  for (const node of parse(html).children) add(node, null);
  const byId = new Map(elements.map((element) => [element.attributes.get('id') ?? '', element]));
  return { path, elements, byId };
}

function attributesOf({ attributes }: ElementNode): Map<string, string> {
  return new Map(Object.entries(attributes).map(([name, value]) => [name, resolve(value)]));
}

/** An element for people: `<button id="x" class="y">`. */
export function tagOf({ name, attributes }: PageElement): string {
  const shown = ['id', 'class', 'role', 'href'].filter((key) => attributes.has(key));
  return `<${[name, ...shown.map((key) => `${key}="${attributes.get(key)}"`)].join(' ')}>`;
}

/** The elements an element is in, from the inside out. */
export function ancestors(element: PageElement): PageElement[] {
  return element.parent === null ? [] : [element.parent, ...ancestors(element.parent)];
}

/** The elements in an element. */
export function descendants(element: PageElement): PageElement[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [child, ...descendants(child)],
  );
}

/** Tells whether an element is kept from those who hear the page, or from everybody until a script shows it. */
export function isHidden(element: PageElement): boolean {
  return [element, ...ancestors(element)].some(
    ({ name, attributes }) =>
      attributes.get('aria-hidden') === 'true' ||
      attributes.has('hidden') ||
      attributes.has('popover') ||
      (name === 'dialog' && !attributes.has('open')),
  );
}

/** The elements that an attribute names by their ids; null stands for one that is not there. */
export function named(page: PageTree, element: PageElement, attribute: string): (PageElement | null)[] {
  const ids = element.attributes.get(attribute)?.trim().split(/\s+/) ?? [];
  return ids.map((id) => page.byId.get(id) ?? null);
}
