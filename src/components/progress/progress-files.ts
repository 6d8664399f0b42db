import { format } from '../../i18n/format.ts';
import { exportProgress, type Imported, importProgress } from '../../progress/index.ts';
import { find } from './find.ts';
import { fileName, offerFile } from './offer-file.ts';
import type { PanelWords } from './panel-words.ts';

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
    // The same file chosen again, after a repair, is to count as a choice.
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
    const { exercises, lessons, invalid } = imported;
    return format(invalid === 0 ? t.imported : t.importedInPart, { exercises, lessons, invalid });
  }
  const reasons = {
    'not-json': t.importNotJson,
    'not-progress': t.importNotProgress,
    'newer-version': t.importNewer,
  } satisfies Record<typeof imported.reason, string>;
  return format(reasons[imported.reason], { file });
}
