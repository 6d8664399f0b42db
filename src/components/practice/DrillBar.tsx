import { type JSX, render } from 'preact';
import { format } from '../../i18n/format.ts';
import { pageLocale } from '../../i18n/locale.ts';
import { practicePath } from '../../i18n/paths.ts';
import {
  $drill,
  changeDrill,
  currentStep,
  type Drill,
  end,
  goOn,
  withResult,
} from '../../progress/drill/index.ts';
import { $progress, draftOf, recordAttempt } from '../../progress/index.ts';
import { decodeDraft } from '../exercise/saved-draft.ts';
import { DrillMarks, type DrillWords, loadDrillStyles, loadDrillWords, soFar } from './DrillMarks.tsx';
import { goTo, loadDrillCatalog, passMissingExercise, stepPath } from './start-drill.ts';

interface DrillBarProps {
  readonly t: DrillWords;
  readonly drill: Drill;
  /** Whether this page shows the drill's current exercise. */
  readonly here: boolean;
  /** Whether the learner had the current answer shown: going on then does not count as skipping. */
  readonly gaveUp: boolean;
  /** Address of the current exercise. */
  readonly path: string;
  /** What went wrong, or what is under way; else ''. */
  readonly said: string;
  readonly onNext: () => void;
  readonly onEnd: () => void;
}

/** The bar below an exercise while a drill is under way: how far it is, how it stands, and the way on. */
export function DrillBar({ t, drill, here, gaveUp, path, said, onNext, onEnd }: DrillBarProps): JSX.Element {
  const place = { n: drill.steps.length, total: drill.length };
  return (
    <section class="drill-bar no-print" aria-label={t.label}>
      <DrillMarks drill={drill} />
      <p class="drill-state" role="status">
        {here ? `${format(t.position, place)} ${soFar(drill, t)}`.trim() : t.elsewhere}
      </p>
      <div class="drill-acts">
        {here ? (
          <button type="button" class="primary" onClick={onNext}>
            {wayOn(drill, gaveUp, t)}
          </button>
        ) : (
          <a class="primary" href={path}>
            {format(t.back, place)}
          </a>
        )}
        <button type="button" onClick={onEnd}>
          {t.end}
        </button>
      </div>
      <p class="drill-said" role="alert">
        {said}
      </p>
    </section>
  );
}

function wayOn(drill: Drill, gaveUp: boolean, t: DrillWords): string {
  const open = currentStep(drill)?.outcome === null && !gaveUp;
  if (drill.steps.length < drill.length) return open ? t.skip : t.next;
  return open ? t.skipLast : t.last;
}

/** Keeps the bar of a drill below the exercise of this page, as long as the drill is under way. */
export async function showDrillBar(exerciseId: string): Promise<void> {
  const locale = pageLocale();
  const [t] = await Promise.all([loadDrillWords(locale), loadDrillStyles()]);
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
        onEnd={toSummary}
      />,
      place,
    );
  };
  const say = (text: string): void => {
    said = text;
    show();
  };
  const toSummary = (): void => {
    const put = changeDrill((drill) => drill && end(drill));
    if (put === 'ok') location.assign(`${practicePath(locale)}#drill`);
    else say(t[put]);
  };
  const next = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    const gone = await goToNextStep();
    busy = false;
    if (gone !== 'ok') return say(t[gone]);
    const drill = $drill.get();
    if (drill === null || drill.ended) location.assign(`${practicePath(locale)}#drill`);
    else goTo(drill, locale);
  };

  document.querySelector('main')?.append(place);
  $drill.subscribe(show);
  passElsewhere(exerciseId).then(
    (passed) => passed && say(t.gone),
    () => undefined,
  );
  $progress.subscribe((record) => {
    const put = changeDrill((drill) => drill && withResult(drill, record));
    if (put !== 'ok') say(t[put]);
    else show();
  });
}

/** On the page of another exercise, passes over the drill's own where that is gone from the site. */
async function passElsewhere(exerciseId: string): Promise<boolean> {
  const drill = $drill.get();
  if (drill === null || drill.ended || currentStep(drill)?.exerciseId === exerciseId) return false;
  return passMissingExercise();
}

/** Adds the drill's next step, or ends it after the last. */
async function goToNextStep(): Promise<'ok' | 'loadFailed' | 'full' | 'unavailable'> {
  const from = ($drill.get()?.steps.length ?? 0) - 1;
  const catalog = await loadDrillCatalog().catch(() => null);
  if (catalog === null) return 'loadFailed';
  const given = $drill.get();
  const step = given && currentStep(given);
  // An answer that was shown is missed, in the drill and in the list of exercises alike.
  if (step && step.outcome === null && gaveUp(given))
    recordAttempt({ exerciseId: step.exerciseId, seed: step.seed, score: 0, at: Date.now() });
  const record = $progress.get();
  return changeDrill((drill) => drill && goOn(withResult(drill, record), from, catalog, record));
}

/** Tells whether the learner had the answer of the current step shown. */
function gaveUp(drill: Drill): boolean {
  const step = currentStep(drill);
  const draft = step && draftOf($progress.get(), step.exerciseId);
  if (!draft || draft.seed !== step.seed) return false;
  return decodeDraft(draft.seed, draft.answer)?.draft.shown ?? false;
}
