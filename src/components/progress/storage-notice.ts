import type { Dictionary } from '../../i18n/index.ts';
import { loadWords } from '../../i18n/load.ts';
import { pageLocale } from '../../i18n/locale.ts';
import { progressPath } from '../../i18n/paths.ts';
import {
  $storageStatus,
  acknowledgeSetAside,
  exportProgress,
  listSetAside,
  type StorageStatus,
} from '../../progress/index.ts';
import { element } from '../shell/elements.ts';
import { loadPart } from '../shell/load.ts';
import { loadStyles } from '../shell/load-styles.ts';
import { fileName, offerFile } from './offer-file.ts';
import styles from './storage-notice.css?url&no-inline';

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
  const show = async (status: StorageStatus): Promise<void> => {
    if (status === shown) return;
    shown = status;
    const notice = status === 'ok' ? [] : [await loadNotice(status)];
    // Another may have come while the sentences of this one did.
    if (shown !== status) return;
    place.replaceChildren(...notice);
    // As an attribute for the style sheet, because :has() at the root would be evaluated with every change of the page.
    document.documentElement.toggleAttribute('data-storage-notice-shown', status !== 'ok');
  };
  $storageStatus.subscribe((status) => show(isClosed(status) ? 'ok' : status));
}

/** What keeps progress from being kept. */
type Trouble = Exclude<StorageStatus, 'ok'>;

/** Loads the sentences and their styles, which few pages ever need, and draws the message. */
async function loadNotice(trouble: Trouble): Promise<HTMLElement> {
  const [{ progress, shell }] = await Promise.all([
    loadPart(() => loadWords(pageLocale(), 'progress', 'shell')),
    loadStyles(styles),
  ]);
  const { title, text, act, label } = messageOf(trouble, progress);
  const acts = element('p', button(act, label));
  acts.className = 'notice-acts';
  if (trouble === 'corrupt-set-aside') {
    const link = element('a', shell.progress);
    link.href = progressPath(pageLocale());
    acts.append(link);
  }
  acts.append(button('dismiss', progress.dismiss));
  const inner = element('div', element('p', element('strong', title), ` ${text}`), acts);
  inner.className = 'page-width';
  const notice = element('div', inner);
  notice.className = 'notice';
  return notice;
}

interface Message {
  readonly title: string;
  readonly text: string;
  readonly act: 'save' | 'set-aside' | 'reload';
  /** Of the button that does it. */
  readonly label: string;
}

function messageOf(trouble: Trouble, t: Dictionary['progress']): Message {
  switch (trouble) {
    case 'unavailable':
      return { title: t.unavailableTitle, text: t.unavailableText, act: 'save', label: t.export };
    case 'full':
      return { title: t.fullTitle, text: t.fullText, act: 'save', label: t.export };
    case 'corrupt-set-aside':
      return { title: t.corruptTitle, text: t.corruptText, act: 'set-aside', label: t.download };
    case 'newer-version':
      return { title: t.newerTitle, text: t.newerText, act: 'reload', label: t.reload };
    default:
      return trouble satisfies never;
  }
}

function button(act: string, label: string): HTMLButtonElement {
  const made = element('button', label);
  made.type = 'button';
  made.dataset['act'] = act;
  return made;
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
