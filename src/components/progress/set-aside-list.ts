import { format } from '../../i18n/format.ts';
import { $storageStatus, discardSetAside, listSetAside, type SetAside } from '../../progress/index.ts';
import { find } from './find.ts';
import { fileName, offerFile } from './offer-file.ts';
import type { PanelWords } from './panel-words.ts';

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
