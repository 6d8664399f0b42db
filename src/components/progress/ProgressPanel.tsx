import type { Dictionary } from '../../i18n/index.ts';
import { ProgressFiles } from './ProgressFiles.tsx';
import { ProgressReset } from './ProgressReset.tsx';
import { ProgressSums } from './ProgressSums.tsx';
import { SetAsideList } from './SetAsideList.tsx';

interface Props {
  readonly t: Dictionary['progress'];
  readonly lessons: readonly { readonly id: string; readonly exercises: readonly string[] }[];
  /** BCP 47 tag for dates. */
  readonly language: string;
}

/** Sums up what was done, and saves, loads or forgets it. */
export function ProgressPanel({ t, lessons, language }: Props) {
  return (
    <div class="progress-panel needs-script">
      <ProgressSums t={t} lessons={lessons} />
      <ProgressFiles t={t} />
      <ProgressReset t={t} />
      <SetAsideList t={t} language={language} />
    </div>
  );
}
