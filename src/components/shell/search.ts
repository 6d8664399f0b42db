import { format } from '../../i18n/format.ts';
import { type FoundPage, type Hit, SearchIndex } from './search-index.ts';

/** How many results are shown before the reader asks for more, and how many sections of each. */
const BATCH = 8;
const SECTIONS = 3;

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

/** How much the words count in a section, rare ones more. */
function scoreOf({ weighted_locations }: FoundPage['sub_results'][number]): number {
  return weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
}

function resultItem({ url, meta, excerpt, sub_results }: FoundPage): HTMLLIElement {
  const item = document.createElement('li');
  const text = document.createElement('p');
  text.innerHTML = excerpt;
  item.append(linkTo(url, meta.title ?? url), text);
  const sections = sub_results
    .filter((section) => section.url.includes('#'))
    .toSorted((a, b) => scoreOf(b) - scoreOf(a))
    .slice(0, SECTIONS);
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

/** Runs the search inside its dialog; the index is fetched when the first word is typed. */
export class Search {
  readonly #dialog: HTMLDialogElement;
  readonly #words: Words;
  readonly #input: HTMLInputElement;
  readonly #status: HTMLElement;
  readonly #list: HTMLElement;
  readonly #more: HTMLButtonElement;
  readonly #retry: HTMLButtonElement;
  #index: SearchIndex | null = null;
  #hits: readonly Hit[] = [];

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
    // Words may have been typed while this was being loaded.
    if (this.#input.value !== '') this.#search();
  }

  async #search(): Promise<void> {
    const query = this.#input.value.trim();
    this.#retry.hidden = true;
    if (query === '') return this.#show([], '');
    const { folder = '/', base = '/' } = this.#dialog.dataset;
    const index = this.#index ?? new SearchIndex(folder, base);
    if (this.#index === null) this.#status.textContent = this.#words.loading;
    this.#index = index;
    try {
      const hits = await index.search(query);
      if (hits === null || query !== this.#input.value.trim()) return;
      await this.#show(hits, this.#countText(hits.length, query));
    } catch {
      await this.#fail(index);
    }
  }

  #countText(count: number, query: string): string {
    const { none, one, many } = this.#words;
    if (count === 0) return format(none, { query });
    return count === 1 ? one : format(many, { count });
  }

  /** Says that the index could not be loaded; the next search fetches it anew. */
  async #fail(index: SearchIndex): Promise<void> {
    index.close();
    if (this.#index !== index) return;
    this.#index = null;
    await this.#show([], this.#words.failed);
    this.#retry.hidden = false;
  }

  async #show(hits: readonly Hit[], status: string): Promise<void> {
    this.#hits = hits;
    const first = await this.#loadItems();
    if (this.#hits !== hits) return;
    this.#list.replaceChildren(...first);
    this.#status.textContent = status;
    this.#more.hidden = hits.length <= first.length;
  }

  async #showMore(): Promise<void> {
    const [hits, index] = [this.#hits, this.#index];
    try {
      const shown = this.#list.childElementCount;
      const next = await this.#loadItems(shown);
      if (this.#hits !== hits) return;
      this.#list.append(...next);
      this.#more.hidden = hits.length <= this.#list.childElementCount;
      next[0]?.querySelector('a')?.focus();
    } catch {
      if (index !== null) await this.#fail(index);
    }
  }

  async #loadItems(from = 0): Promise<readonly HTMLLIElement[]> {
    const index = this.#index;
    if (index === null) return [];
    const found = await Promise.all(this.#hits.slice(from, from + BATCH).map((hit) => index.page(hit)));
    return found.map(resultItem);
  }
}
