import { format, joinSentences } from '../../i18n/format.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { pick } from '../../i18n/pick.ts';
import {
  $storageStatus,
  discardSetAside,
  exportProgress,
  type Imported,
  importProgress,
  listSetAside,
  type SetAside,
} from '../../progress/index.ts';
import { find } from '../shell/elements.ts';
import { fileName, offerFile } from './offer-file.ts';

const NAMES = [
  'imported',
  'importedInPart',
  'importedHere',
  'importNotJson',
  'importNotProgress',
  'importNewer',
  'importUnreadable',
  'reset',
  'resetDone',
  'resetRefused',
  'undo',
  'undone',
  'asideItem',
  'asideDeleted',
] as const satisfies readonly (keyof Dictionary['progress'])[];

/** The sentences that the progress page needs in the browser. */
export type PanelWords = Pick<Dictionary['progress'], (typeof NAMES)[number]>;

/** Picks them from the dictionary. */
export function panelWords(t: Dictionary['progress']): PanelWords {
  return pick(t, NAMES);
}

/** Saves the progress to a file, and loads it from one. */
export function startProgressFiles(panel: HTMLElement, t: PanelWords): void {
  const button = find<HTMLButtonElement>(panel, '[data-export]');
  button.addEventListener('click', () => offerFile(fileName(Date.now()), exportProgress()));
  button.disabled = false;

  const input = find<HTMLInputElement>(panel, '[data-import]');
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    find(panel, '[data-imported]').textContent = await outcomeOf(t, file);
    // Otherwise choosing the same file again, once repaired, would fire no event.
    input.value = '';
  });
  input.disabled = false;
}

async function outcomeOf(t: PanelWords, file: File): Promise<string> {
  try {
    return importedText(t, importProgress(await file.text()), file.name);
  } catch {
    return format(t.importUnreadable, { file: file.name });
  }
}

/** Says in the page's language what came of an import. */
export function importedText(t: PanelWords, imported: Imported, file: string): string {
  if (imported.ok) {
    const { exercises, lessons, invalid, stored } = imported;
    const said = format(invalid === 0 ? t.imported : t.importedInPart, { exercises, lessons, invalid });
    return stored ? said : joinSentences([said, t.importedHere]);
  }
  const reasons = {
    'not-json': t.importNotJson,
    'not-progress': t.importNotProgress,
    'newer-version': t.importNewer,
  } satisfies Record<typeof imported.reason, string>;
  return format(reasons[imported.reason], { file });
}

/** Lists what could not be read and was set aside, to download or delete; hidden when there was nothing. */
export function startSetAsideList(panel: HTMLElement, t: PanelWords): void {
  const section = find(panel, '[data-set-aside]');
  const list = find(section, 'ul');
  const template = find<HTMLTemplateElement>(document, 'template[data-set-aside-item]');
  const date = new Intl.DateTimeFormat(panel.dataset['language'], { dateStyle: 'long', timeStyle: 'short' });

  const discard = (text: SetAside): void => {
    discardSetAside(text);
    show();
    find(section, '[role="status"]').textContent = t.asideDeleted;
    find(section, 'h2').focus();
  };
  const item = (text: SetAside): Node => {
    const row = document.importNode(template.content, true);
    const name = find(row, 'span');
    name.id = `at-${text.at}`;
    name.textContent = format(t.asideItem, { date: date.format(text.at), size: text.text.length });
    const acts = {
      download: () => offerFile(fileName(text.at, 'set-aside'), text.text),
      delete: () => discard(text),
    };
    for (const [act, run] of Object.entries(acts)) {
      const button = find(row, `[data-act="${act}"]`);
      button.setAttribute('aria-describedby', name.id);
      button.addEventListener('click', run);
    }
    return row;
  };
  const show = (): void => {
    const texts = listSetAside();
    list.replaceChildren(...texts.map(item));
    // Once something was deleted the section stays, to say so.
    if (texts.length > 0) section.hidden = false;
  };
  $storageStatus.subscribe(show);
}
