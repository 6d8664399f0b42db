import { render } from 'preact';
import { practicePath } from '../../i18n/paths.ts';
import {
  $drill,
  changeDrill,
  currentStep,
  type Drill,
  end,
  goOn,
  heard,
} from '../../progress/drill/index.ts';
import { $progress, draftOf } from '../../progress/index.ts';
import { decodeKept } from '../exercise/draft.ts';
import { DrillBar } from './DrillBar.tsx';
import { loadDrillSheet } from './drill-sheet.ts';
import { loadDrillWords } from './drill-words.ts';
import { loadBook } from './load-book.ts';
import { pageLocale } from './page-locale.ts';
import { goTo, stepPath } from './start-drill.ts';

/** Keeps the bar of a drill below the exercise of this page, as long as the drill is under way. */
export async function runBar(exerciseId: string): Promise<void> {
  const locale = pageLocale();
  const [t] = await Promise.all([loadDrillWords(locale), loadDrillSheet()]);
  const place = document.createElement('div');
  place.className = 'drill-place';
  let said = '';
  let busy = false;

  const show = (): void => {
    const drill = $drill.get();
    const over = drill === null || drill.ended;
    document.documentElement.toggleAttribute('data-drill-bar', !over);
    if (over) {
      render(null, place);
      return;
    }
    const here = currentStep(drill)?.exerciseId === exerciseId;
    const path = stepPath(drill, locale);
    render(
      <DrillBar
        {...{ t, drill, here, path, said }}
        gaveUp={gaveUp(drill)}
        onNext={() => void next()}
        onEnd={toAccount}
      />,
      place,
    );
  };
  const say = (text: string): void => {
    said = text;
    show();
  };
  const toAccount = (): void => {
    const put = changeDrill((drill) => drill && end(drill));
    if (put === 'ok') location.assign(`${practicePath(locale)}#drill`);
    else say(t[put]);
  };
  const next = async (): Promise<void> => {
    const from = ($drill.get()?.steps.length ?? 0) - 1;
    if (busy) return;
    busy = true;
    const book = await loadBook().catch(() => null);
    busy = false;
    if (book === null) return say(t.loadFailed);
    const put = changeDrill(
      (drill) => drill && goOn(heard(drill, $progress.get()), from, book, $progress.get(), gaveUp(drill)),
    );
    if (put !== 'ok') return say(t[put]);
    const drill = $drill.get();
    if (drill === null || drill.ended) location.assign(`${practicePath(locale)}#drill`);
    else goTo(drill, locale);
  };

  document.querySelector('main')?.append(place);
  $drill.subscribe(show);
  $progress.subscribe((record) => {
    const put = changeDrill((drill) => drill && heard(drill, record));
    if (put !== 'ok') say(t[put]);
    else show();
  });
}

/** Tells whether the answer of the step at hand was shown to the learner. */
function gaveUp(drill: Drill): boolean {
  const step = currentStep(drill);
  const draft = step && draftOf($progress.get(), step.exerciseId);
  if (!draft || draft.seed !== step.seed) return false;
  return decodeKept(draft.seed, draft.answer)?.sheet.shown ?? false;
}
