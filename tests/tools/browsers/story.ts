/** What a person does on the site, once for every engine: names as they are read on the page. */
import { dictionary, exercisePath, format, homePath, practicePath } from '../../../src/i18n/index.ts';
import type { Argument, Driver, Find } from './driver.ts';
import { LONGEST } from './driver.ts';
import { PROBLEMS, type SmokeSite } from './site.ts';

const { exercise: t, shell } = dictionary('en');

/** An exercise with cells to fill in, and what they hold. */
const HANDSHAKE = 'handshake/three-way-numbers';
const RIGHT: Readonly<Record<string, string>> = {
  '1.seq': '0',
  '2.seq': '0',
  '2.ack': '1',
  '3.seq': '1',
  '3.ack': '1',
};

/** An exercise with one option to choose, and one that no other check has opened before. */
const CHOICE = 'time-wait/old-segment';
const UNTOUCHED = 'close/four-way-numbers';

/** One thing that has to work; it throws what is wrong. */
export interface Check {
  readonly name: string;
  readonly run: (visit: Visit) => Promise<void>;
}

/** A browser at the site. */
export class Visit {
  readonly driver: Driver;
  readonly site: SmokeSite;

  constructor(driver: Driver, site: SmokeSite) {
    this.driver = driver;
    this.site = site;
  }

  /** Opens a page by its path. */
  open(path: string): Promise<void> {
    return this.#goTo(new URL(path, this.site.url).href);
  }

  reload(): Promise<void> {
    return this.#goTo('');
  }

  /** Goes back as the browser's button does. */
  back(): Promise<unknown> {
    return this.driver.run(() => setTimeout(() => history.back()));
  }

  /** Goes to an address, or to that of this page anew, and waits until the page is loaded. */
  async #goTo(address: string): Promise<void> {
    await this.driver.run((to) => {
      document.documentElement.dataset['left'] = '';
      setTimeout(() => (to === '' ? location.reload() : location.assign(to)));
    }, address);
    await this.until(
      `${address} is loaded`,
      () => document.readyState === 'complete' && !('left' in document.documentElement.dataset),
    );
  }

  /** Waits until something holds in the page. */
  until<Given extends readonly Argument[]>(
    what: string,
    holds: (...given: Given) => boolean,
    ...given: Given
  ): Promise<void> {
    return this.#eventually(what, () => this.driver.run(holds, ...given));
  }

  /** Presses a button or link of the page by its words, once it stands still. */
  press(words: string): Promise<void> {
    return this.#eventually(`“${words}” is pressed`, async () => {
      await this.driver.click(pressable, words);
      return true;
    });
  }

  /** Tries until it is so. While a page moves, or gives way to the next one, there is nothing to ask or to press. */
  async #eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + LONGEST;
    let why = '';
    const attempt = (): Promise<boolean> =>
      isSo().catch((error: unknown) => {
        why = ` (${error instanceof Error ? error.message : error})`;
        return false;
      });
    while (!(await attempt())) {
      if (Date.now() > end) throw new Error(`${what}: this did not come about${why}`);
      await new Promise((next) => setTimeout(next, 50));
    }
  }

  /** Opens an exercise and waits until it can be answered. */
  async openExercise(id: string): Promise<void> {
    await this.open(exercisePath('en', id));
    await this.until('the exercise is ready', isReady);
  }

  /** Types into each cell of the exercise. */
  async fill(text: (cell: string) => string): Promise<void> {
    const cells = await this.driver.run(() =>
      [...document.querySelectorAll<HTMLElement>('input[data-cell]')].map(
        ({ dataset }) => dataset['cell'] ?? '',
      ),
    );
    for (const cell of cells) await this.driver.type(text(cell), cellOf, cell);
  }

  /** Waits until each cell holds what is right. */
  isFilledIn(): Promise<void> {
    return this.until('the cells hold what was typed', holdsIn, JSON.stringify(RIGHT));
  }

  /** Takes what went wrong in the pages seen so far. */
  takeProblems(): Promise<readonly string[]> {
    return this.driver.run((key) => {
      const noted: string[] = JSON.parse(sessionStorage.getItem(key) ?? '[]');
      sessionStorage.removeItem(key);
      return noted;
    }, PROBLEMS);
  }
}

/** Everything that is checked, in order: later checks find what earlier ones left in the browser. */
export const STORY: readonly Check[] = [
  {
    name: 'the home page opens, and its exercise is ready',
    run: async (visit) => {
      await visit.open(homePath('en'));
      await visit.driver.run(() => document.querySelector('[data-exercise]')?.scrollIntoView());
      await visit.until('the exercise is ready', isReady);
    },
  },
  {
    name: 'a wrong answer is marked',
    run: async (visit) => {
      await visit.openExercise(HANDSHAKE);
      await visit.fill(() => '7');
      await visit.press(t.check);
      await visit.until('a cell is marked', () => document.querySelector('[aria-invalid="true"]') !== null);
    },
  },
  {
    name: 'a right answer is right',
    run: async (visit) => {
      await visit.press(t.tryAgain);
      await visit.fill((cell) => RIGHT[cell] ?? '');
      await visit.press(t.check);
      await visit.until('the verdict is that all is right', says, format(t.allRight, { total: 4 }));
    },
  },
  {
    name: 'a reload keeps what was typed',
    run: async (visit) => {
      await visit.reload();
      await visit.isFilledIn();
    },
  },
  {
    name: 'the language switch keeps it too',
    run: async (visit) => {
      await visit.press('简体中文');
      await visit.until('the page is in Chinese', () => document.documentElement.lang === 'zh-CN');
      await visit.isFilledIn();
    },
  },
  {
    name: 'after a link and Back the cells are as they were left',
    run: async (visit) => {
      await visit.openExercise(HANDSHAKE);
      await visit.fill((cell) => RIGHT[cell] ?? '');
      await visit.press(shell.practice);
      await visit.until('the practice page is open', () => document.querySelector('[data-filters]') !== null);
      await visit.back();
      await visit.isFilledIn();
    },
  },
  {
    name: 'after a link and Back the option chosen is still chosen',
    run: async (visit) => {
      await visit.openExercise(CHOICE);
      await visit.driver.click(() =>
        document.querySelector<HTMLElement>('[data-exercise] input[type=radio]'),
      );
      await visit.press(shell.practice);
      await visit.until('the practice page is open', () => document.querySelector('[data-filters]') !== null);
      await visit.back();
      await visit.until(
        'the option is chosen',
        () => document.querySelector('[data-exercise] :checked') !== null,
      );
    },
  },
  {
    name: 'after a link and Back the filter ticked is still ticked, and the list as it says',
    run: async (visit) => {
      await visit.open(practicePath('en'));
      await visit.until('drills can begin', () => document.querySelector('[data-start]:enabled') !== null);
      await visit.driver.run(() => document.querySelector('[data-filters]')?.setAttribute('open', ''));
      await visit.driver.click(() =>
        document.querySelector<HTMLElement>('[data-filters] input[value=close]'),
      );
      await visit.until('the list is filtered', filtersClose);
      await visit.driver.click(() =>
        [...document.querySelectorAll<HTMLElement>('[data-exercise-id] a')].find((link) => link.offsetParent),
      );
      await visit.until('an exercise is open', () => document.querySelector('.exercise-page') !== null);
      await visit.back();
      await visit.until('the list is filtered, and the box says so', filtersClose);
    },
  },
  {
    name: 'search finds, also when its code did not come at first',
    run: async (visit) => {
      await visit.open(homePath('en'));
      visit.site.failOnce('/_astro/search.');
      await visit.press(shell.searchOpen);
      await visit.driver.type('TIME-WAIT', () => document.querySelector<HTMLElement>('#search-words'));
      await visit.until('results or a button to try again', foundOrRetry);
      if (!(await visit.driver.run(found))) await visit.press(shell.searchRetry);
      await visit.until('results', found);
    },
  },
  {
    name: 'an exercise whose code did not come at first can be answered after all, with what was typed kept',
    run: async (visit) => {
      visit.site.failOnce('/_astro/Exercise.');
      await visit.open(exercisePath('en', UNTOUCHED));
      await visit.until('the exercise is there', () => document.querySelector('input[data-cell]') !== null);
      await visit.driver.type('5', () => document.querySelector<HTMLElement>('input[data-cell]'));
      await visit.until('ready, or a button to try again', readyOrRetry);
      if (!(await visit.driver.run(isReady))) await visit.press(shell.loadAgain);
      await visit.until('the exercise is ready', isReady);
      await visit.until(
        'what was typed is there',
        () => document.querySelector<HTMLInputElement>('input[data-cell]')?.value === '5',
      );
    },
  },
  {
    name: 'the dark theme holds on the next page',
    run: async (visit) => {
      await visit.driver.run(() => {
        const select = document.querySelector<HTMLSelectElement>('#theme');
        if (select === null) return;
        select.value = 'dark';
        select.dispatchEvent(new Event('change'));
      });
      await visit.open(homePath('en'));
      await visit.until('the theme is dark', () => document.documentElement.dataset['theme'] === 'dark');
    },
  },
];

const pressable: Find<readonly [string]> = (words) =>
  [...document.querySelectorAll<HTMLElement>('button, a')].find(
    (one) => one.textContent?.trim() === words && one.offsetParent !== null && !one.matches(':disabled'),
  );

const cellOf: Find<readonly [string]> = (cell) =>
  document.querySelector<HTMLElement>(`[data-cell="${cell}"]`);

const isReady = (): boolean => document.querySelector('form[data-phase="ready"]') !== null;

const readyOrRetry = (): boolean =>
  document.querySelector('form[data-phase="ready"], .load-failed button') !== null;

const says = (words: string): boolean =>
  [...document.querySelectorAll('[role="status"]')].some((one) => one.textContent?.includes(words));

const holdsIn = (wanted: string): boolean => {
  const right = JSON.parse(wanted);
  const cells = [...document.querySelectorAll<HTMLInputElement>('input[data-cell]')];
  return cells.length > 0 && cells.every(({ dataset, value }) => value === right[dataset['cell'] ?? '']);
};

const filtersClose = (): boolean => {
  const box = document.querySelector<HTMLInputElement>('[data-filters] input[value=close]');
  const rows = [...document.querySelectorAll<HTMLElement>('[data-exercise-id]')];
  const isShown = ({ hidden }: HTMLElement) => !hidden;
  return (
    box?.checked === true &&
    rows.some((row) => row.hidden) &&
    rows.filter(isShown).every(({ dataset }) => dataset['topic']?.split(' ').includes('close'))
  );
};

const found = (): boolean => document.querySelector('.search-results a') !== null;

const foundOrRetry = (): boolean =>
  document.querySelector('.search-results a, .search-retry:not([hidden])') !== null;
