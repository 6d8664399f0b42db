import type { Search } from './search.ts';

/**
 * Wires the search button, Ctrl+K and ⌘K to the search dialog. It opens at once; what searches is loaded with the
 * first opening, and again with the next one or the next letter when that failed.
 */
export function startSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog#search');
  const input = dialog?.querySelector<HTMLInputElement>('#search-words');
  const status = dialog?.querySelector('.search-status');
  if (!dialog || !input || !status) return;
  let search: Promise<Search> | null = null;

  const load = (): void => {
    if (search !== null) return;
    search = import('./search.ts').then(({ Search }) => new Search(dialog));
    search.catch(() => {
      search = null;
      status.textContent = JSON.parse(dialog.dataset['words'] ?? '{}').failed;
    });
  };
  const open = (): void => {
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
    load();
  };
  input.addEventListener('input', load);
  // A submission would leave the page; once the search is there it listens itself.
  input.form?.addEventListener('submit', (event) => event.preventDefault());
  document.querySelector('#search-open')?.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key.toLowerCase() !== 'k' || !(ctrlKey || metaKey) || altKey || shiftKey) return;
    event.preventDefault();
    open();
  });
}
