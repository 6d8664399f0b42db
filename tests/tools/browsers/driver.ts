/** What the story needs of a browser. */

/** What may be handed to a function that runs in the page. */
export type Argument = string | number | boolean;

/** A browser with one window. Functions run in its page: they see nothing but their arguments. */
export interface Driver {
  /** What the browser calls itself, with its version. */
  readonly version: string;
  run<Given extends readonly Argument[], Result>(
    job: (...given: Given) => Result,
    ...given: Given
  ): Promise<Result>;
  /** Clicks an element; throws when there is none. */
  click<Given extends readonly Argument[]>(find: Find<Given>, ...given: Given): Promise<void>;
  /** Types a text in place of what stands in a field; throws when there is none. */
  type<Given extends readonly Argument[]>(text: string, find: Find<Given>, ...given: Given): Promise<void>;
  close(): Promise<void>;
}

/** Finds an element in the page. */
export type Find<Given extends readonly Argument[]> = (...given: Given) => HTMLElement | null | undefined;

/** How long a step of a browser may take, ms. */
export const LONGEST = 15_000;

/** Writes the call of a function as an expression for the page. */
export function callOf<Given extends readonly Argument[], Result>(
  job: (...given: Given) => Result,
  given: Given,
): string {
  return `(${job})(...${JSON.stringify(given)})`;
}

/** Writes the call of a function that finds a field and selects the text in it. */
export function selectingCallOf<Given extends readonly Argument[]>(find: Find<Given>, given: Given): string {
  const selected = (found: ReturnType<Find<Given>>) => {
    if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) {
      found.focus();
      found.select();
    }
    return found;
  };
  return `(${selected})(${callOf(find, given)})`;
}
