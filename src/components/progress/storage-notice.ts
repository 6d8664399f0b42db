import {
  $storageStatus,
  acknowledgeSetAside,
  exportProgress,
  listSetAside,
  type StorageStatus,
} from '../../progress/index.ts';
import { fileName, offerFile } from './offer-file.ts';

/** Where this visit remembers which message was closed. */
const CLOSED = 'seqack.storage-notice-closed';

/** Shows a message while something keeps the learner's progress from being kept, and takes it away when that ends. */
export function startStorageNotice(root: ParentNode = document): void {
  const place = root.querySelector<HTMLElement>('[data-storage-notice]');
  if (place === null) return;
  let shown: StorageStatus = 'ok';
  place.addEventListener('click', ({ target }) => {
    const act =
      target instanceof Element ? target.closest<HTMLElement>('[data-act]')?.dataset['act'] : undefined;
    if (act === 'save') offerFile(fileName(Date.now()), exportProgress());
    if (act === 'set-aside') offerSetAside();
    if (act === 'reload') location.reload();
    if (act === 'dismiss') {
      close(shown);
      show('ok');
      document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    }
  });
  const show = (status: StorageStatus): void => {
    if (status === shown) return;
    shown = status;
    const template = root.querySelector<HTMLTemplateElement>(`template[data-storage-status="${status}"]`);
    place.replaceChildren(...(template === null ? [] : [template.content.cloneNode(true)]));
    // As an attribute for the style sheet, because :has() at the root would be evaluated with every change of the page.
    document.documentElement.toggleAttribute('data-storage-notice-shown', template !== null);
  };
  $storageStatus.subscribe((status) => show(isClosed(status) ? 'ok' : status));
}

function offerSetAside(): void {
  const [newest] = listSetAside();
  if (newest !== undefined) offerFile(fileName(newest.at, 'set-aside'), newest.text);
}

function close(status: StorageStatus): void {
  if (status === 'corrupt-set-aside') {
    acknowledgeSetAside();
    return;
  }
  try {
    sessionStorage.setItem(CLOSED, status);
  } catch {
    // Where nothing can be stored the message appears again on the next page.
  }
}

function isClosed(status: StorageStatus): boolean {
  try {
    return sessionStorage.getItem(CLOSED) === status;
  } catch {
    return false;
  }
}
