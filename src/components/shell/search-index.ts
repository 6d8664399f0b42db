/** How long nothing is typed before a search begins, ms. */
const PAUSE = 300;

/** A section in which the words stand. */
interface FoundSection {
  readonly url: string;
  readonly title: string;
  /** Where each word stands, and how much it counts there. */
  readonly weighted_locations: readonly { readonly balanced_score: number }[];
}

/** A page that was found, as Pagefind describes it. */
export interface FoundPage {
  readonly url: string;
  readonly meta: { readonly title?: string };
  /** The sections in which the words stand; one without a heading is the page itself. */
  readonly sub_results: readonly FoundSection[];
  /** HTML, escaped by Pagefind but for the `<mark>` around the words found. */
  readonly excerpt: string;
}

/** A page that was found, before its words are loaded. */
export interface Hit {
  /** Names what `SearchIndex.page` loads. */
  readonly data: string;
}

/**
 * The search index of the page's language, read by Pagefind in a worker. A file that cannot be loaded makes every
 * search fail; a new index fetches everything again.
 *
 * It speaks to Pagefind's worker itself: Pagefind's own script takes a file of the index that failed for an empty one,
 * and without a worker compiles WebAssembly on the page, which the Content-Security-Policy forbids.
 */
export class SearchIndex {
  readonly #worker: Worker;
  readonly #answers = new Map<number, { settle: (event: MessageEvent) => void; fail: () => void }>();
  #failed = false;
  #asked = 0;

  /** `folder` holds Pagefind's files, `base` is what the addresses of pages begin with. */
  constructor(folder: string, base: string) {
    this.#worker = new Worker(new URL('./search-worker.ts', import.meta.url), { name: folder });
    this.#worker.addEventListener('message', (event) => {
      if (event.data.failed) this.close();
      else this.#answers.get(event.data.id)?.settle(event);
    });
    this.#worker.addEventListener('error', () => this.close());
    const language = document.documentElement.lang.toLowerCase();
    this.#ask('init', { basePath: folder, baseUrl: base, language }).catch(() => undefined);
  }

  /**
   * Lists the pages in which the words stand, in the order Pagefind gives them; null when a later search has overtaken
   * this one. What a page weighs in that order is its `searchWeight` (`layouts/Page.astro`).
   */
  async search(words: string): Promise<readonly Hit[] | null> {
    const found = await this.#ask<{ results: readonly Hit[] } | null>('debouncedSearch', words, {}, PAUSE);
    return found?.results ?? null;
  }

  /** Loads what is shown of a page that was found. */
  page({ data }: Hit): Promise<FoundPage> {
    return this.#ask('getData', data);
  }

  /** Ends the worker; every search that is under way, or comes later, fails. */
  close(): void {
    this.#failed = true;
    this.#worker.terminate();
    for (const { fail } of this.#answers.values()) fail();
    this.#answers.clear();
  }

  #ask<T>(method: string, ...args: readonly unknown[]): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#failed) return reject(new Error('the search index could not be loaded'));
      const id = this.#asked++;
      this.#answers.set(id, {
        settle: ({ data }) => {
          this.#answers.delete(id);
          if (data.error === undefined) resolve(data.result);
          else reject(new Error(data.error));
        },
        fail: () => reject(new Error('the search index could not be loaded')),
      });
      this.#worker.postMessage({ id, method, args });
    });
  }
}
