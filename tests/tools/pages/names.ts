/** What those who hear a page are told of its elements: roles and names, as far as this site uses them. */
import { ancestors, descendants, named, type PageElement, type PageTree } from './document.ts';

const FROM_CONTENT: ReadonlySet<string> = new Set([
  'a',
  'button',
  'summary',
  'th',
  'option',
  'label',
  'legend',
]);
/** The child that names an element. */
const NAMED_BY_CHILD: Readonly<Record<string, string>> = {
  fieldset: 'legend',
  figure: 'figcaption',
  svg: 'title',
  table: 'caption',
};

/** What an element says: its text, and the names of pictures in it. */
export function textOf(page: PageTree, element: PageElement): string {
  const parts = element.children.map((child) => {
    if (typeof child === 'string') return child;
    if (child.attributes.get('aria-hidden') === 'true') return '';
    return child.attributes.get('aria-label') ?? child.attributes.get('alt') ?? textOf(page, child);
  });
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** The name of an element; empty when it has none. */
export function nameOf(page: PageTree, element: PageElement): string {
  const { attributes, name } = element;
  const labels = named(page, element, 'aria-labelledby').filter((label) => label !== null);
  if (labels.length > 0) return labels.map((label) => textOf(page, label)).join(' ');
  const said = attributes.get('aria-label') ?? attributes.get('alt');
  if (said !== undefined) return said.trim();
  const label = labelOf(page, element);
  if (label !== undefined) return textOf(page, label);
  const child = element.children.find(
    (each): each is PageElement => typeof each !== 'string' && each.name === NAMED_BY_CHILD[name],
  );
  if (child !== undefined) return textOf(page, child);
  return FROM_CONTENT.has(name) || /^h\d$/.test(name) ? textOf(page, element) : '';
}

/** Elements that `label` names. */
const FIELDS: ReadonlySet<string> = new Set(['input', 'select', 'textarea']);

function labelOf(page: PageTree, element: PageElement): PageElement | undefined {
  if (!FIELDS.has(element.name)) return undefined;
  const id = element.attributes.get('id');
  const isFor = ({ name, attributes }: PageElement): boolean =>
    name === 'label' && id !== undefined && attributes.get('for') === id;
  return ancestors(element).find(({ name }) => name === 'label') ?? page.elements.find(isFor);
}

/** The landmark an element is; null when it is none. */
export function landmarkOf(page: PageTree, element: PageElement): string | null {
  const role = element.attributes.get('role');
  if (role !== undefined) return LANDMARKS.has(role) ? role : null;
  const isNamed = nameOf(page, element) !== '';
  const isPart = ancestors(element).some(({ name }) => SECTIONING.has(name));
  if (element.name === 'header' || element.name === 'footer')
    return isPart ? null : { header: 'banner', footer: 'contentinfo' }[element.name];
  if (element.name === 'section') return isNamed ? 'region' : null;
  if (element.name === 'form') return isNamed ? 'form' : null;
  if (element.name === 'aside') return isPart && !isNamed ? null : 'complementary';
  return { main: 'main', nav: 'navigation' }[element.name] ?? null;
}

const LANDMARKS: ReadonlySet<string> = new Set([
  ...['banner', 'complementary', 'contentinfo', 'form', 'main', 'navigation', 'region', 'search'],
]);
const SECTIONING: ReadonlySet<string> = new Set(['article', 'aside', 'main', 'nav', 'section']);

/** Tells whether an element is pressed, typed into or followed. */
export function isOperated({ name, attributes }: PageElement): boolean {
  if (name === 'a') return attributes.has('href');
  return (FIELDS.has(name) && attributes.get('type') !== 'hidden') || name === 'button' || name === 'summary';
}

/** What is operated inside an element. */
export function operatedIn(element: PageElement): PageElement[] {
  return descendants(element).filter(isOperated);
}
