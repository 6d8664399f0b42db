import { format } from '../../i18n/format.ts';
import { loadWords } from '../../i18n/load.ts';
import { type Locale, requireLocale } from '../../i18n/locale.ts';
import { homePath } from '../../i18n/paths.ts';
import { find as findElement, setText } from '../shell/elements.ts';
import { requireStyles } from '../shell/load-styles.ts';
import { nearest } from './nearest.ts';
import { type Vocabulary, vocabularyOf } from './query.ts';
import { type Found, find } from './rank.ts';
// As an address: no page needs these styles before a search.
import styles from './results.css?url&no-inline';
import { drawNothing, drawResults, type SearchWords } from './results.ts';
import { loadIndex, type SearchIndex } from './search-index.ts';

/** The index with the names that are known. */
interface Loaded {
  readonly index: SearchIndex;
  readonly vocabulary: Vocabulary;
}

/** Begins to search in the dialog, once its sentences and its style are loaded. */
export async function beginSearch(dialog: HTMLDialogElement): Promise<void> {
  const locale = requireLocale(dialog.dataset['locale']);
  const [{ search }] = await Promise.all([loadWords(locale, 'search'), requireStyles(styles)]);
  new Search(dialog, locale, search);
}

/**
 * Runs the search inside its dialog. Results are links in one list: ↓ and ↑ move the focus through them, Enter in the
 * input opens the first.
 */
class Search {
  readonly #dialog: HTMLDialogElement;
  readonly #locale: Locale;
  readonly #words: SearchWords;
  readonly #input: HTMLInputElement;
  readonly #hint: HTMLElement;
  readonly #example: string;
  readonly #status: HTMLElement;
  readonly #results: HTMLElement;
  readonly #retry: HTMLButtonElement;
  #loading: Promise<Loaded> | null = null;
  #opensFirst = false;

  constructor(dialog: HTMLDialogElement, locale: Locale, words: SearchWords) {
    this.#dialog = dialog;
    this.#locale = locale;
    this.#words = words;
    this.#input = findElement(dialog, '#search-words');
    this.#hint = findElement(dialog, '.search-hint');
    this.#example = this.#hint.textContent;
    this.#status = findElement(dialog, '.search-status');
    this.#results = findElement(dialog, '.search-results');
    this.#retry = findElement(dialog, '.search-retry');
    this.#listen();
    if (this.#query === '') this.#load().catch(() => undefined);
    // Words may have been typed while this was being loaded.
    else this.#search();
  }

  #listen(): void {
    this.#input.addEventListener('input', (event) => {
      // What an input method has not finished yet are letters of another alphabet.
      if (!(event instanceof InputEvent && event.isComposing)) this.#search();
    });
    this.#input.addEventListener('compositionend', () => this.#search());
    findElement(this.#dialog, '#search-form').addEventListener('submit', () => this.#openFirst());
    this.#retry.addEventListener('click', () => this.#search());
    this.#dialog.addEventListener('keydown', (event) => this.#move(event));
    this.#dialog.addEventListener('click', ({ target }) => {
      // A result may be on this page; beside the dialog is its backdrop.
      if (target === this.#dialog || (target instanceof Element && target.closest('a'))) this.#dialog.close();
    });
  }

  get #query(): string {
    return this.#input.value.trim();
  }

  /** Loads the index once; after a failure the next search fetches it again. */
  #load(): Promise<Loaded> {
    this.#loading ??= loadIndex(`${homePath(this.#locale)}search.json`).then((index) => ({
      index,
      vocabulary: vocabularyOf(index.synonyms),
    }));
    const loading = this.#loading;
    loading.catch(() => {
      if (this.#loading === loading) this.#loading = null;
    });
    return loading;
  }

  async #search(): Promise<void> {
    const query = this.#query;
    this.#opensFirst = false;
    if (query === '') return this.#show('');
    if (this.#results.childElementCount === 0) this.#show(this.#dialog.dataset['loading'] ?? '');
    try {
      const loaded = await this.#load();
      if (query !== this.#query) return;
      this.#showFound(loaded, query);
    } catch {
      if (query !== this.#query) return;
      this.#show(this.#dialog.dataset['failed'] ?? '');
      this.#retry.hidden = false;
    }
  }

  #showFound({ index, vocabulary }: Loaded, query: string): void {
    const found = find(index, vocabulary, query);
    if (found.groups.length === 0) this.#showNothing(query, nearest(query, vocabulary));
    else this.#showResults(found);
    if (this.#opensFirst) this.#openFirst();
  }

  #showResults(found: Found): void {
    const count = found.groups.reduce((sum, { hits }) => sum + hits.length, 0);
    const { one, many, some } = this.#words;
    const counted = count === 1 ? one : format(many, { count });
    const results = drawResults(found, this.#locale, this.#words);
    this.#show(found.complete ? counted : format(some, { count }), results);
  }

  #showNothing(query: string, near: string | null): void {
    const [section, button] = drawNothing(near, this.#locale, this.#words);
    button.addEventListener('click', () => {
      this.#input.value = near ?? '';
      this.#input.focus();
      this.#search();
    });
    this.#show(format(this.#words.none, { query }), [section]);
  }

  /** Shows a sentence and results, and nothing of what was there. */
  #show(status: string, results: readonly HTMLElement[] = []): void {
    setText(this.#status, status);
    this.#results.replaceChildren(...results);
    setText(this.#hint, this.#first === null ? this.#example : this.#words.keys);
    this.#retry.hidden = true;
  }

  get #first(): HTMLAnchorElement | null {
    return this.#results.querySelector('li a');
  }

  /** Opens the first result; while the index is loading, once there is one. */
  #openFirst(): void {
    const first = this.#first;
    if (first) first.click();
    else this.#opensFirst = this.#query !== '';
  }

  #move(event: KeyboardEvent): void {
    const { key, isComposing, ctrlKey, metaKey, altKey, target } = event;
    if (isComposing || ctrlKey || metaKey || altKey) return;
    const stops = [...this.#results.querySelectorAll<HTMLElement>('a, button:not([hidden])')];
    const at = target instanceof HTMLElement ? stops.indexOf(target) : -1;
    const isTyping = target === this.#input;
    if (at < 0 && !isTyping) return;
    // What is typed on a result goes on in the input.
    if (!isTyping && (key === 'Backspace' || (key.length === 1 && key !== ' '))) this.#input.focus();
    const goals: Partial<Record<string, HTMLElement | undefined>> = {
      ArrowDown: stops[at + 1],
      ArrowUp: at === 0 ? this.#input : stops[at - 1],
      ...(isTyping ? {} : { Home: stops[0], End: stops.at(-1) }),
    };
    if (!Object.hasOwn(goals, key)) return;
    event.preventDefault();
    goals[key]?.focus();
  }
}
