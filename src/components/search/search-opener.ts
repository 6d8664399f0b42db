import { loadModule, reloadIfReachable } from '../shell/load.ts';

/** The session storage key that carries the search words over a reload. */
const WAITING = 'seqack.search';

/**
 * Wires the search button, Ctrl+K and ⌘K to the search dialog. It opens at once; what searches is loaded with the
 * first opening. Where that fails the dialog says so, and trying again may reload the page and search there.
 */
export function startSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog#search');
  const input = dialog?.querySelector<HTMLInputElement>('#search-words');
  const status = dialog?.querySelector('.search-status');
  const retry = dialog?.querySelector<HTMLButtonElement>('.search-retry');
  if (!dialog || !input || !status || !retry) return;
  let begun = false;

  const load = async (): Promise<void> => {
    if (begun) return;
    begun = true;
    const loaded = await loadModule(async () => (await import('./search.ts')).beginSearch(dialog));
    retry.hidden = loaded.ok;
    if (!loaded.ok) status.textContent = dialog.dataset['failed'] ?? '';
    begun = loaded.ok;
  };
  const loadAgain = async (): Promise<void> => {
    if (begun) return;
    await load();
    if (begun) return;
    await reloadIfReachable(() => keepWords(input.value));
  };
  const open = (): void => {
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
    load();
  };
  input.addEventListener('input', load);
  retry.addEventListener('click', loadAgain);
  // A submission would leave the page. Once loaded, the search handles it itself.
  input.form?.addEventListener('submit', (event) => event.preventDefault());
  document.querySelector('#search-open')?.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key.toLowerCase() !== 'k' || !(ctrlKey || metaKey) || altKey || shiftKey) return;
    event.preventDefault();
    open();
  });
  const words = takeWords();
  if (words === null) return;
  input.value = words;
  open();
}

function keepWords(words: string): void {
  try {
    sessionStorage.setItem(WAITING, words);
  } catch {
    // Where nothing can be stored the words are typed again.
  }
}

function takeWords(): string | null {
  try {
    const words = sessionStorage.getItem(WAITING);
    sessionStorage.removeItem(WAITING);
    return words;
  } catch {
    return null;
  }
}
