/** What came of loading something. */
export type Loaded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/**
 * Loads a module or a file, a second time when the first fails.
 *
 * Chromium 150 and Firefox never fetch a module again whose `import()` failed on this page: there only a reload helps,
 * which `loadPart` and `reloadIfReachable` offer.
 */
export async function loadModule<T>(load: () => Promise<T>): Promise<Loaded<T>> {
  try {
    return { ok: true, value: await load().catch(load) };
  } catch {
    return { ok: false };
  }
}

/**
 * Loads a part of the page. When it cannot be loaded, says so at the end of `place` (as a rule a line at the screen's
 * bottom), with a button that tries again and, where that cannot help, reloads the page. What was entered must be in
 * storage by then, or put there on `pagehide`.
 */
export async function loadPart<T>(load: () => Promise<T>, place: Element = notices()): Promise<T> {
  let loaded = await loadModule(load);
  while (!loaded.ok) {
    await tryAgain(place);
    loaded = await loadModule(load);
    if (!loaded.ok) await reloadIfReachable();
  }
  takeBack(place);
  return loaded.value;
}

/** Reloads the page if the site answers. Without a connection the page stays: a reload would lose it. */
export async function reloadIfReachable(before: () => void = () => {}): Promise<void> {
  const reachable = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!reachable) return;
  before();
  location.reload();
}

function notices(): Element {
  return document.querySelector('[data-load-notices]') ?? document.body;
}

/** Shows the message, once in each place, and waits for its button. */
function tryAgain(place: Element): Promise<void> {
  if (messageIn(place) === null) {
    const template = document.querySelector<HTMLTemplateElement>('template[data-load-failed]');
    if (template !== null) place.append(template.content.cloneNode(true));
  }
  return new Promise((resolve) => {
    const button = messageIn(place)?.querySelector('button');
    button?.addEventListener('click', () => resolve(), { once: true });
  });
}

function takeBack(place: Element): void {
  messageIn(place)?.remove();
}

function messageIn(place: Element): Element | null {
  return place.querySelector(':scope > .load-failed');
}
