/**
 * What must hold of every built page and can be told from its file alone. What depends on styles, scripts or the screen
 * is looked at in a browser, on a page of each sort: tests/browser/every-page.spec.ts.
 */
import { createHash } from 'node:crypto';
import { pageLocale } from '../budgets.ts';
import {
  ancestors,
  descendants,
  isHidden,
  named,
  type PageElement,
  type PageTree,
  tagOf,
} from './document.ts';
import { isOperated, landmarkOf, nameOf, operatedIn, textOf } from './names.ts';

/** Says what is wrong with a page, a sentence for each fault. */
export type Rule = (page: PageTree) => readonly string[];

/** Every rule, by what it is about. */
export const RULES = {
  document: documentFaults,
  policy: policyFaults,
  ids: idFaults,
  headings: headingFaults,
  values: valueFaults,
  landmarks: landmarkFaults,
  names: nameFaults,
  nesting: nestingFaults,
} as const satisfies Readonly<Record<string, Rule>>;

/** What is wrong with a page by every rule. */
export function faultsOf(page: PageTree): string[] {
  const faults = Object.entries(RULES).flatMap(([about, rule]) =>
    rule(page).map((fault) => `${page.path}: ${about}: ${fault}`),
  );
  return [...new Set(faults)];
}

const all = (page: PageTree, ...names: readonly string[]): PageElement[] =>
  page.elements.filter(({ name }) => names.includes(name));

const meta = (page: PageTree, name: string): string =>
  all(page, 'meta')
    .find(({ attributes }) => (attributes.get('name') ?? attributes.get('http-equiv')) === name)
    ?.attributes.get('content') ?? '';

const LANGUAGES = { en: 'en', 'zh-cn': 'zh-CN' } as const;

function documentFaults(page: PageTree): string[] {
  const faults: string[] = [];
  const locale = pageLocale(page.path);
  const lang = all(page, 'html')[0]?.attributes.get('lang') ?? '';
  if ((locale === 'en' || locale === 'zh-cn') && lang !== LANGUAGES[locale])
    faults.push(`its language is "${lang}", not "${LANGUAGES[locale]}".`);
  for (const { attributes } of page.elements) {
    const said = attributes.get('lang');
    if (said !== undefined && !Object.values<string>(LANGUAGES).includes(said))
      faults.push(`there is no language "${said}".`);
  }
  const title = all(page, 'title').find(({ parent }) => parent?.name === 'head');
  if (title === undefined || textOf(page, title) === '') faults.push('it has no title.');
  if (meta(page, 'description') === '') faults.push('it has no description.');
  if (/user-scalable|maximum-scale/.test(meta(page, 'viewport'))) faults.push('it cannot be enlarged.');
  return faults;
}

function policyFaults(page: PageTree): string[] {
  const policy = meta(page, 'content-security-policy');
  const faults: string[] = [];
  if (!policy.includes("default-src 'none'") || !policy.includes("script-src 'self' 'sha256-"))
    faults.push(`the policy is "${policy}".`);
  if (/unsafe|https?:|\*/.test(policy)) faults.push(`the policy allows too much: ${policy}`);
  for (const element of page.elements) {
    const inline = [...element.attributes.keys()].filter((name) => name === 'style' || name.startsWith('on'));
    for (const name of inline) faults.push(`${tagOf(element)} has ${name}="…", which the policy forbids.`);
    const isCode = /^(|module|text\/javascript)$/.test(element.attributes.get('type') ?? '');
    const runs = element.name === 'script' && isCode && !element.attributes.has('src');
    if (!runs && element.name !== 'style') continue;
    const hash = createHash('sha256').update(element.children.join('')).digest('base64');
    if (!policy.includes(`'sha256-${hash}'`))
      faults.push(`the policy does not know a ${tagOf(element)} in it.`);
  }
  return faults;
}

/** Attributes that name elements by their ids. */
const REFERENCES = [
  ...['for', 'headers', 'list', 'popovertarget', 'aria-labelledby', 'aria-describedby', 'aria-controls'],
  ...['aria-owns', 'aria-details', 'aria-errormessage', 'aria-activedescendant'],
];

function idFaults(page: PageTree): string[] {
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const element of page.elements) {
    const id = element.attributes.get('id');
    if (id !== undefined && (id === '' || seen.has(id))) faults.push(`two elements have the id "${id}".`);
    if (id !== undefined) seen.add(id);
    for (const attribute of REFERENCES.filter((name) => element.attributes.has(name))) {
      if (named(page, element, attribute).includes(null))
        faults.push(`${tagOf(element)} has ${attribute}="${element.attributes.get(attribute)}": no such id.`);
    }
  }
  return faults;
}

function headingFaults(page: PageTree): string[] {
  const headings = all(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').filter((each) => !isHidden(each));
  const faults: string[] = [];
  const tops = headings.filter(({ name }) => name === 'h1').length;
  if (tops !== 1) faults.push(`it has ${tops} headings h1.`);
  let before = 0;
  for (const heading of headings) {
    const level = Number(heading.name[1]);
    const text = textOf(page, heading);
    if (text === '') faults.push(`${tagOf(heading)} is empty.`);
    if (level > before + 1) faults.push(`"${text}" is h${level}, but the one before is h${before}.`);
    before = level;
  }
  return faults;
}

/** A title or a link that shows `{delay}` in place of its value. */
function valueFaults(page: PageTree): string[] {
  return all(page, 'a', 'h1', 'h2', 'h3', 'h4')
    .map((element) => textOf(page, element))
    .filter((text) => /\{[\w.]+\}/.test(text))
    .map((text) => `"${text}" shows the name of a value, not the value.`);
}

const ONCE: ReadonlySet<string> = new Set(['banner', 'contentinfo', 'main']);

function landmarkFaults(page: PageTree): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const element of page.elements.filter((each) => !isHidden(each))) {
    const landmark = landmarkOf(page, element);
    if (landmark !== null) {
      const name = nameOf(page, element);
      const key = ONCE.has(landmark) ? landmark : `${landmark} "${name}"`;
      if (seen.has(key)) faults.push(`there are two of ${key}: call one ${tagOf(element)} by another name.`);
      seen.add(key);
    } else if (element.parent?.name === 'body' && !standsAlone(element) && textOf(page, element) !== '') {
      faults.push(`${tagOf(element)} is in no landmark.`);
    }
  }
  if (!seen.has('main')) faults.push('it has no main.');
  return faults;
}

/** Tells whether an element may stand outside all landmarks: the link past the header, code, what is announced. */
function standsAlone({ name, attributes }: PageElement): boolean {
  if (name === 'a') return attributes.get('href')?.startsWith('#') === true;
  return (
    ['script', 'style', 'template'].includes(name) || /^(alert|status)$/.test(attributes.get('role') ?? '')
  );
}

/** Roles that say nothing without a name. */
const NAMED_ROLES: ReadonlySet<string> = new Set([
  ...['dialog', 'group', 'img', 'note', 'radiogroup', 'region', 'tablist', 'toolbar', 'tree'],
]);

function nameFaults(page: PageTree): string[] {
  const silent = page.elements.filter((element) => {
    const { name, attributes } = element;
    if ([element, ...ancestors(element)].some((each) => each.attributes.get('aria-hidden') === 'true'))
      return false;
    const isMeant =
      isOperated(element) ||
      ['dialog', 'nav', 'svg', 'th', 'fieldset'].includes(name) ||
      NAMED_ROLES.has(attributes.get('role') ?? '');
    if (name === 'img') return !attributes.has('alt');
    return isMeant && nameOf(page, element) === '';
  });
  return silent.map((element) => `${tagOf(element)} has no name.`);
}

/** What lists hold, and where their items stand. */
const HELD: Readonly<Record<string, readonly string[]>> = {
  dl: ['dt', 'dd', 'div', 'template', 'script'],
  ol: ['li', 'template', 'script'],
  ul: ['li', 'template', 'script'],
};
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  dd: ['dl', 'div'],
  dt: ['dl', 'div'],
  li: ['ol', 'ul', 'menu'],
  figcaption: ['figure'],
  summary: ['details'],
};

function nestingFaults(page: PageTree): string[] {
  return page.elements.flatMap((element) => {
    const { name, attributes, parent, children } = element;
    const faults: string[] = [];
    const strange = children.find((child) =>
      typeof child === 'string' ? child.trim() !== '' : HELD[name]?.includes(child.name) === false,
    );
    if (HELD[name] !== undefined && strange !== undefined)
      faults.push(`${tagOf(element)} holds ${typeof strange === 'string' ? 'text' : tagOf(strange)}.`);
    if (HOLDERS[name]?.includes(parent?.name ?? '') === false)
      faults.push(`${tagOf(element)} stands in ${parent === null ? 'nothing' : tagOf(parent)}.`);
    if (Number(attributes.get('tabindex') ?? 0) > 0)
      faults.push(`${tagOf(element)} jumps the order of the keys.`);
    if (isOperated(element) && operatedIn(element).length > 0)
      faults.push(`${tagOf(element)} has something to press inside.`);
    const isSilent = attributes.get('aria-hidden') === 'true';
    const reached = descendants(element).find((each) => isOperated(each) && !isHiddenFromAll(each));
    if (isSilent && reached !== undefined)
      faults.push(`${tagOf(reached)} is reached by keys, but not heard.`);
    return faults;
  });
}

function isHiddenFromAll(element: PageElement): boolean {
  return [element, ...ancestors(element)].some(({ attributes }) => attributes.has('hidden'));
}
