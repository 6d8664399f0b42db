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
  let loading: Promise<boolean> | null = null;

  const begin = async (): Promise<boolean> => {
    const { ok } = await loadModule(async () => (await import('./search.ts')).beginSearch(dialog));
    retry.hidden = ok;
    if (!ok) {
      status.textContent = dialog.dataset['failed'] ?? '';
      loading = null;
    }
    return ok;
  };
  // Whoever asks while it is being loaded waits for the same.
  const load = (): Promise<boolean> => {
    loading ??= begin();
    return loading;
  };
  const loadAgain = async (): Promise<void> => {
    if (!(await load())) await reloadIfReachable(() => keepWords(input.value));
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
