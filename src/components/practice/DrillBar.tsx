import { type JSX, render } from 'preact';
import { format } from '../../i18n/format.ts';
import { type Locale, pageLocale } from '../../i18n/locale.ts';
import { practicePath } from '../../i18n/paths.ts';
import {
  $drill,
  changeDrill,
  currentStep,
  type Drill,
  type DrillCatalog,
  end,
  goOn,
  type Put,
  withResult,
} from '../../progress/drill/index.ts';
import { $progress, draftOf, recordAttempt } from '../../progress/index.ts';
import { decodeDraft } from '../exercise/saved-draft.ts';
import { DrillMarks, type DrillWords, loadDrillStyles, loadDrillWords, soFar } from './DrillMarks.tsx';
import { loadDrillCatalog, stepPath, takeOutGone } from './start-drill.ts';

interface DrillBarProps {
  readonly t: DrillWords;
  readonly drill: Drill;
  /** Whether this page shows the drill's current exercise. */
  readonly here: boolean;
  /** Where the link leads: on from the current exercise, or from another page to it. Null until what comes next is known. */
  readonly path: string | null;
  /** What went wrong, or what is under way; else ''. */
  readonly said: string;
  /** Called by every press that follows the link, in a new tab too. */
  readonly onFollow: (event: Event) => void;
  /** Called by a press where there is no link yet. */
  readonly onNext: () => void;
  readonly onEnd: () => void;
}

/** The bar below an exercise while a drill is under way: how far it is, how it stands, and the way on. */
export function DrillBar(props: DrillBarProps): JSX.Element {
  const { t, drill, here, said, onEnd } = props;
  return (
    <section class="drill-bar no-print" aria-label={t.label}>
      <DrillMarks drill={drill} />
      <p class="drill-state" role="status">
        {here ? `${format(t.position, placeOf(drill))} ${soFar(drill, t)}`.trim() : t.elsewhere}
      </p>
      <div class="drill-acts">
        <WayOn {...props} />
        <button type="button" class="quiet" onClick={onEnd}>
          {t.end}
        </button>
      </div>
      <p class="drill-said" role="alert">
        {said}
      </p>
    </section>
  );
}

/** The link on. What is next is loaded first; where it could not be, a button in its place tries again. */
function WayOn({ t, drill, here, path, onFollow, onNext }: DrillBarProps): JSX.Element {
  const skips = here && currentStep(drill)?.outcome === null;
  const last = drill.steps.length >= drill.length;
  const text = skips ? (last ? t.skipLast : t.skip) : last ? t.last : t.next;
  const look = skips ? 'quiet' : 'primary';
  if (!here && path !== null)
    return (
      <a class={look} href={path}>
        {format(t.back, placeOf(drill))}
      </a>
    );
  return path === null ? (
    <button type="button" class={look} onClick={onNext}>
      {text}
    </button>
  ) : (
    <a
      class={look}
      href={path}
      onClick={onFollow}
      onAuxClick={(event) => event.button === 1 && onFollow(event)}
    >
      {text}
    </a>
  );
}

function placeOf({ steps, length }: Drill): { readonly n: number; readonly total: number } {
  return { n: steps.length, total: length };
}

/** Keeps the bar of a drill below the exercise of this page, as long as the drill is under way. */
export async function showDrillBar(exerciseId: string): Promise<void> {
  const locale = pageLocale();
  const [t] = await Promise.all([loadDrillWords(locale), loadDrillStyles()]);
  const place = newPlace();
  let catalog: DrillCatalog | null = null;
  let said = '';

  const show = (): void => {
    const drill = $drill.get();
    if (drill === null || drill.ended) {
      delete document.documentElement.dataset['drillBar'];
      render(said && <p role="alert">{said}</p>, place);
      return;
    }
    const here = currentStep(drill)?.exerciseId === exerciseId;
    document.documentElement.dataset['drillBar'] = here ? 'here' : 'elsewhere';
    const next = here ? afterThis(drill, catalog) : drill;
    render(
      <DrillBar
        {...{ t, drill, here, said }}
        path={next && pathTo(next, locale)}
        onFollow={(event) => {
          if (!isTaken(stepTo(drill, next))) event.preventDefault();
        }}
        onNext={() => void loadAndGoOn()}
        onEnd={() => goTo(drill, end(drill))}
      />,
      place,
    );
  };
  const say = (text: string): void => {
    said = text;
    show();
  };
  const isTaken = (put: Put): boolean => {
    if (put !== 'ok') say(t[put]);
    return put === 'ok';
  };
  const goTo = (shown: Drill, next: Drill): void => {
    if (isTaken(stepTo(shown, next))) location.assign(pathTo(next, locale));
  };
  const load = async (): Promise<boolean> => {
    catalog ??= await loadDrillCatalog().catch(() => null);
    if (catalog !== null) say(takeOutGone(catalog) ? t.gone : '');
    return catalog !== null;
  };
  const loadAndGoOn = async (): Promise<void> => {
    if (!(await load())) return say(t.loadFailed);
    const drill = $drill.get();
    const next = drill && afterThis(drill, catalog);
    if (drill && next) goTo(drill, next);
  };
  $drill.subscribe(show);
  $progress.subscribe(() => {
    if (!isTaken(changeDrill((drill) => drill && withResult(drill, $progress.get())))) return;
    recordShown(exerciseId);
    show();
  });
  void load();
}

function newPlace(): HTMLElement {
  const place = document.createElement('div');
  place.className = 'drill-place';
  // Behind the exercise, so that Tab leads from its buttons to the bar.
  document.querySelector('.exercise-way')?.before(place);
  return place;
}

function pathTo(drill: Drill, locale: Locale): string {
  return drill.ended ? `${practicePath(locale)}#drill` : stepPath(drill, locale);
}

function afterThis(drill: Drill, catalog: DrillCatalog | null): Drill | null {
  return catalog && goOn(drill, drill.steps.length - 1, catalog, $progress.get());
}

/** Goes on in what is stored, from the drill as this page shows it, unless another tab has gone on already. */
function stepTo(shown: Drill, next: Drill | null): Put {
  return changeDrill((now) => (now?.steps.length === shown.steps.length && !now.ended ? next : now));
}

/** Records an answer that was shown before the first attempt of this step: it is missed, in the drill and in the list. */
function recordShown(exerciseId: string): void {
  const drill = $drill.get();
  const step = drill && currentStep(drill);
  if (!step || drill.ended || step.exerciseId !== exerciseId || step.outcome !== null) return;
  const draft = draftOf($progress.get(), exerciseId);
  if (draft?.seed === step.seed && decodeDraft(step.seed, draft.answer)?.draft.shown)
    recordAttempt({ exerciseId, seed: step.seed, score: 0, at: Date.now() });
}
