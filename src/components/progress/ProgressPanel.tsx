import type { Dictionary } from '../../i18n/index.ts';
import { ProgressFiles } from './ProgressFiles.tsx';
import { ProgressReset } from './ProgressReset.tsx';
import { SetAsideList } from './SetAsideList.tsx';

interface Props {
  readonly t: Dictionary['progress'];
  /** BCP 47 tag for dates. */
  readonly language: string;
}

/** Saves progress to a file, loads it from one, forgets it, and lists what was set aside. */
export function ProgressPanel({ t, language }: Props) {
  return (
    <div class="progress-panel needs-script">
      <ProgressFiles t={t} />
      <ProgressReset t={t} />
      <SetAsideList t={t} language={language} />
    </div>
  );
}
