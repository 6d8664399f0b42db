import type { TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import { format } from '../../i18n/format.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { exportProgress, type Imported, importProgress } from '../../progress/index.ts';
import { fileName, offerFile } from './offer-file.ts';
import { useReady } from './use-ready.ts';

interface Props {
  readonly t: Dictionary['progress'];
}

/** Saves the progress to a file, and loads it from one. */
export function ProgressFiles({ t }: Props) {
  const [outcome, setOutcome] = useState('');
  const ready = useReady();
  const load = async ({ currentTarget }: TargetedEvent<HTMLInputElement>): Promise<void> => {
    const [file] = currentTarget.files ?? [];
    if (file === undefined) return;
    setOutcome(await outcomeOf(t, file));
    // The same file chosen again, after a repair, is to count as a choice.
    currentTarget.value = '';
  };
  return (
    <>
      <section aria-labelledby="export">
        <h2 id="export">{t.exportTitle}</h2>
        <p>{t.exportText}</p>
        <button
          type="button"
          disabled={!ready}
          onClick={() => offerFile(fileName(Date.now()), exportProgress())}
        >
          {t.export}
        </button>
      </section>
      <section aria-labelledby="import">
        <h2 id="import">{t.importTitle}</h2>
        <p>{t.importText}</p>
        <div class="file-pick">
          <input
            class="visually-hidden"
            type="file"
            id="import-file"
            accept=".json,application/json"
            disabled={!ready}
            onChange={load}
          />
          <label class="file-choice" for="import-file">
            {t.import}
          </label>
        </div>
        <p class="outcome" role="status">
          {outcome}
        </p>
      </section>
    </>
  );
}

async function outcomeOf(t: Dictionary['progress'], file: File): Promise<string> {
  try {
    return sentence(t, importProgress(await file.text()), file.name);
  } catch {
    return format(t.importUnreadable, { file: file.name });
  }
}

/** Says in the page's language what came of an import. */
export function sentence(t: Dictionary['progress'], imported: Imported, file: string): string {
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
