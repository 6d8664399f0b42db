import type { Dictionary } from '../../i18n/dictionary.ts';
import { format } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { glossaryPath, homePath, questionsPath } from '../../i18n/paths.ts';
import { element } from '../shell/elements.ts';
import { excerptOf, markFound } from './excerpt.ts';
import type { QueryTerm } from './query.ts';
import type { Found, Hit } from './rank.ts';
import type { SearchKind } from './search-index.ts';

/** How many results of a kind are shown before the reader asks for all. */
const FIRST: Readonly<Record<SearchKind, number>> = { lesson: 4, term: 2, question: 4, exercise: 3, page: 2 };

/** The sentences of results in a language. */
export type SearchWords = Dictionary['search'];

/** Draws what was found: for each kind a heading and a list of links. */
export function drawResults(
  { groups, terms }: Found,
  locale: Locale,
  words: SearchWords,
): readonly HTMLElement[] {
  const base = homePath(locale);
  return groups.map(({ kind, hits }) => {
    const [heading, list] = [element('h3', words.kinds[kind]), element('ol')];
    const draw = (some: readonly Hit[]): HTMLElement[] => some.map((hit) => resultItem(hit, terms, base));
    const [first, rest] = [hits.slice(0, FIRST[kind]), hits.slice(FIRST[kind])];
    list.append(...draw(first));
    const section = element('section');
    section.append(heading, list);
    if (rest.length === 0) return section;
    const more = element('button', format(words.all, { count: hits.length }));
    more.type = 'button';
    more.addEventListener('click', () => {
      const items = draw(rest);
      list.append(...items);
      more.remove();
      items[0]?.querySelector('a')?.focus();
    });
    section.append(more);
    return section;
  });
}

/** Draws what helps where nothing was found: a button with the known name that is near, and where else to look. */
export function drawNothing(
  near: string | null,
  locale: Locale,
  words: SearchWords,
): readonly [section: HTMLElement, near: HTMLButtonElement] {
  const [section, suggestion, elsewhere] = [element('section'), element('p'), element('p')];
  const button = element('button', near ?? '');
  button.type = 'button';
  suggestion.append(`${words.nearest} `, button);
  const [glossary, questions] = [element('a', words.glossary), element('a', words.questions)];
  glossary.href = glossaryPath(locale);
  questions.href = questionsPath(locale);
  elsewhere.append(`${words.elsewhere} `, glossary, ' · ', questions);
  section.append(...(near === null ? [] : [suggestion]), elsewhere);
  return [section, button];
}

function resultItem({ entry, section }: Hit, terms: readonly QueryTerm[], base: string): HTMLLIElement {
  const [item, text] = [element('li'), element('p')];
  const isPart = section !== null && section.id !== '';
  const link = element('a', isPart ? `${entry.title} › ${section.title}` : entry.title);
  link.href = base + entry.path + (isPart ? `#${section.id}` : '');
  const shown =
    entry.kind === 'lesson' && section !== null && section.text !== '' ? section.text : entry.about;
  const pieces = markFound(excerptOf(shown, terms), terms);
  text.append(...pieces.map((piece) => (piece.found ? element('mark', piece.text) : piece.text)));
  item.append(link, text);
  return item;
}
