import { format } from '../../i18n/format.ts';

/** How many results are shown before the reader asks for more, and how many sections of each. */
const BATCH = 8;
const SECTIONS = 3;

interface Section {
  readonly url: string;
  readonly title: string;
}

interface Found {
  readonly url: string;
  readonly meta: { readonly title?: string };
  /** The sections in which the words stand; one without a heading is the page itself. */
  readonly sub_results: readonly Section[];
  /** HTML, escaped by Pagefind but for the `<mark>` around the words found. */
  readonly excerpt: string;
}

interface Hit {
  data(): Promise<Found>;
}

/** The part of Pagefind's interface this site uses. */
interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  /** Null when a later call has overtaken this one. */
  debouncedSearch(query: string): Promise<{ results: Hit[] } | null>;
}

interface Words {
  readonly loading: string;
  readonly none: string;
  readonly one: string;
  readonly many: string;
  readonly failed: string;
}

function part<T extends Element>(dialog: HTMLElement, selector: string): T {
  const found = dialog.querySelector<T>(selector);
  if (!found) throw new Error(`the search dialog has no ${selector}`);
  return found;
}

function linkTo(url: string, words: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = url;
  link.textContent = words;
  return link;
}

function resultItem({ url, meta, excerpt, sub_results }: Found): HTMLLIElement {
  const item = document.createElement('li');
  const text = document.createElement('p');
  text.innerHTML = excerpt;
  item.append(linkTo(url, meta.title ?? url), text);
  const sections = sub_results.filter((section) => section.url.includes('#')).slice(0, SECTIONS);
  if (sections.length > 0) {
    const list = document.createElement('ul');
    for (const section of sections) {
      const entry = document.createElement('li');
      entry.append(linkTo(section.url, section.title));
      list.append(entry);
    }
    item.append(list);
  }
  return item;
}

/** Runs the search inside its dialog; Pagefind is fetched when the first word is typed. */
export class Search {
  readonly #dialog: HTMLDialogElement;
  readonly #words: Words;
  readonly #input: HTMLInputElement;
  readonly #status: HTMLElement;
  readonly #list: HTMLElement;
  readonly #more: HTMLButtonElement;
  readonly #retry: HTMLButtonElement;
  #pagefind: Promise<Pagefind> | null = null;
  #hits: Hit[] = [];

  constructor(dialog: HTMLDialogElement) {
    this.#dialog = dialog;
    this.#words = JSON.parse(dialog.dataset['words'] ?? '{}');
    this.#input = part(dialog, '#search-words');
    this.#status = part(dialog, '.search-status');
    this.#list = part(dialog, '.search-results');
    this.#more = part(dialog, '.search-more');
    this.#retry = part(dialog, '.search-retry');
    this.#input.addEventListener('input', () => this.#search());
    part(dialog, '#search-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#search();
    });
    this.#retry.addEventListener('click', () => this.#search());
    this.#more.addEventListener('click', () => this.#showMore());
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    // Words may have been typed while this was loaded; the form was not watched then.
    if (this.#input.value !== '') this.#search();
  }

  #load(): Promise<Pagefind> {
    this.#pagefind ??= (async () => {
      const { bundle = '', base = '/' } = this.#dialog.dataset;
      const pagefind: Pagefind = await import(/* @vite-ignore */ bundle);
      await pagefind.options({ baseUrl: base });
      await pagefind.init();
      return pagefind;
    })();
    return this.#pagefind;
  }

  async #search(): Promise<void> {
    const query = this.#input.value.trim();
    this.#retry.hidden = true;
    if (query === '') return this.#show([], '');
    if (!this.#pagefind) this.#status.textContent = this.#words.loading;
    try {
      const pagefind = await this.#load();
      const answer = await pagefind.debouncedSearch(query);
      if (answer === null || query !== this.#input.value.trim()) return;
      const count = answer.results.length;
      const { none, one, many } = this.#words;
      await this.#show(
        answer.results,
        count === 0 ? format(none, { query }) : count === 1 ? one : format(many, { count }),
      );
    } catch {
      this.#pagefind = null;
      await this.#show([], this.#words.failed);
      this.#retry.hidden = false;
    }
  }

  async #show(hits: Hit[], status: string): Promise<void> {
    this.#hits = hits;
    const first = await this.#take();
    if (this.#hits !== hits) return;
    this.#list.replaceChildren(...first);
    this.#status.textContent = status;
    this.#more.hidden = hits.length <= first.length;
  }

  async #showMore(): Promise<void> {
    const hits = this.#hits;
    const shown = this.#list.childElementCount;
    const next = await this.#take(shown);
    if (this.#hits !== hits) return;
    this.#list.append(...next);
    this.#more.hidden = hits.length <= this.#list.childElementCount;
    next[0]?.querySelector('a')?.focus();
  }

  async #take(from = 0): Promise<HTMLLIElement[]> {
    const found = await Promise.all(this.#hits.slice(from, from + BATCH).map((hit) => hit.data()));
    return found.map(resultItem);
  }
}
