import { render } from 'preact';
import { lessonPath } from '../../i18n/paths.ts';
import { $drill, changeDrill, type Drill, end, heard, resume } from '../../progress/drill/index.ts';
import { $progress, type ExerciseSet } from '../../progress/index.ts';
import { DrillPanel, type NameOf } from './DrillPanel.tsx';
import { loadDrillSheet } from './drill-sheet.ts';
import { loadDrillWords } from './drill-words.ts';
import { pageLocale } from './page-locale.ts';
import { goTo, startDrill, stepPath } from './start-drill.ts';

/** Keeps the drill's panel on the practice page: under way or summed up, until the learner closes it. */
export async function runPanel(place: HTMLElement): Promise<void> {
  const locale = pageLocale();
  const [t] = await Promise.all([loadDrillWords(locale), loadDrillSheet()]);
  let said = '';

  const show = (): void => {
    const drill = $drill.get();
    render(drill === null ? null : panel(drill), place);
  };
  const change = (make: (drill: Drill) => Drill | null): boolean => {
    const put = changeDrill((drill) => drill && make(drill));
    if (put === 'ok') return true;
    said = t[put];
    show();
    return false;
  };
  const start = async (set: ExerciseSet, length: number): Promise<void> => {
    const failed = await startDrill(set, length, locale, false).catch(() => 'loadFailed' as const);
    if (failed === null) return;
    // One that another tab has begun meanwhile is what the panel now shows.
    said = failed === 'inTheWay' ? '' : failed === 'gone' ? t.loadFailed : t[failed];
    show();
  };
  const goAgain = (): void => {
    const drill = change(resume) ? $drill.get() : null;
    if (drill !== null) goTo(drill, locale);
  };
  const close = (): void => {
    changeDrill(() => null);
    document.querySelector<HTMLElement>('#drill-title')?.focus();
  };
  const panel = (drill: Drill) => (
    <DrillPanel
      {...{ t, drill, nameOf, said }}
      path={stepPath(drill, locale)}
      lesson={drill.set.id.startsWith('lesson/') ? lessonPath(locale, drill.set.id.slice(7)) : null}
      onEnd={() => change(end)}
      onResume={goAgain}
      onRetry={({ missed }) => void start(missed, missed.exerciseIds.length)}
      onAgain={() => void start(drill.set, drill.length)}
      onClose={close}
    />
  );

  $drill.subscribe(show);
  $progress.subscribe((record) => change((drill) => heard(drill, record)));
  // Who comes from the drill's last exercise reads its account first.
  if (location.hash === '#drill') document.querySelector<HTMLElement>('#drill-panel-title')?.focus();
}

const nameOf: NameOf = (exerciseId) => {
  const link = document.querySelector<HTMLAnchorElement>(`[data-exercise-id="${CSS.escape(exerciseId)}"] a`);
  return link === null ? null : { title: link.textContent ?? '', path: link.pathname };
};
