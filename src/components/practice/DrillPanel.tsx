import { type JSX, render } from 'preact';
import { format } from '../../i18n/format.ts';
import { pageLocale } from '../../i18n/locale.ts';
import { lessonPath } from '../../i18n/paths.ts';
import {
  $drill,
  canResume,
  changeDrill,
  currentStep,
  type Drill,
  type DrillSummary,
  end,
  resume,
  type SummaryLine,
  summaryOf,
  withResult,
} from '../../progress/drill/index.ts';
import { $progress, type ExerciseSet } from '../../progress/index.ts';
import {
  DrillMarks,
  type DrillWords,
  loadDrillStyles,
  loadDrillWords,
  outcomeText,
  signOf,
  soFar,
} from './DrillMarks.tsx';
import { goTo, passMissingExercise, startDrill, stepPath } from './start-drill.ts';

/** How the page names an exercise; null when it is no longer there. */
type NameOf = (exerciseId: string) => { readonly title: string; readonly path: string } | null;

interface DrillPanelProps {
  readonly t: DrillWords;
  readonly drill: Drill;
  readonly nameOf: NameOf;
  /** Address of the current exercise. */
  readonly path: string;
  /** Address of the lesson whose exercises these are, or null. */
  readonly lesson: string | null;
  readonly said: string;
  readonly onEnd: () => void;
  readonly onResume: () => void;
  readonly onRetry: (summary: DrillSummary) => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** The drill on the practice page: one under way can go on, one that ended is summed up. */
export function DrillPanel(props: DrillPanelProps): JSX.Element {
  return (
    <section class="drill-panel" aria-labelledby="drill-panel-title">
      {props.drill.ended ? <Ended {...props} /> : <UnderWay {...props} />}
      <p class="drill-said" role="alert">
        {props.said}
      </p>
    </section>
  );
}

function UnderWay({ t, drill, path, onEnd }: DrillPanelProps): JSX.Element {
  const place = { n: drill.steps.length, total: drill.length };
  return (
    <>
      <h2 id="drill-panel-title" tabIndex={-1}>
        {t.underWay}
      </h2>
      <DrillMarks drill={drill} />
      <p>{`${format(t.position, place)} ${soFar(drill, t)}`.trim()}</p>
      <div class="drill-acts">
        <a class="primary" href={path}>
          {format(t.back, place)}
        </a>
        <button type="button" onClick={onEnd}>
          {t.end}
        </button>
      </div>
    </>
  );
}

function Ended(props: DrillPanelProps): JSX.Element {
  const { t, drill, lesson } = props;
  const summary = summaryOf(drill);
  const answered = summary.lines.length - summary.skipped;
  const words =
    answered === 0 ? t.nothing : summary.right === answered && answered > 1 ? t.allRight : t.result;
  const of = (result: SummaryLine['result']) => summary.lines.filter((line) => line.result === result);
  return (
    <>
      <h2 id="drill-panel-title" tabIndex={-1}>
        {t.resultTitle}
      </h2>
      <DrillMarks drill={drill} />
      <p class="drill-result">{format(words, { right: summary.right, total: answered })}</p>
      <Lines {...props} title={t.missedTitle} lines={of('missed')} />
      <Lines {...props} title={t.rightTitle} lines={of('right')} />
      <Lines {...props} title={t.skippedTitle} lines={of('skipped')} />
      <div class="drill-acts">
        {summary.missed.exerciseIds.length > 0 && (
          <button type="button" class="primary" onClick={() => props.onRetry(summary)}>
            {format(t.retry, { n: summary.missed.exerciseIds.length })}
          </button>
        )}
        {canResume(drill) && (
          <button type="button" onClick={props.onResume}>
            {t.resume}
          </button>
        )}
        <button type="button" onClick={props.onAgain}>
          {t.again}
        </button>
        <button type="button" onClick={props.onClose}>
          {t.close}
        </button>
        {lesson && <a href={lesson}>{t.toLesson}</a>}
      </div>
    </>
  );
}

function Lines({
  t,
  title,
  lines,
  nameOf,
}: Pick<DrillPanelProps, 't' | 'nameOf'> & {
  readonly title: string;
  readonly lines: readonly SummaryLine[];
}): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="drill-lines">
        {lines.map(({ exerciseId, seed, outcomes }) => {
          const name = nameOf(exerciseId);
          const words = outcomes
            .map((outcome) => outcomeText(outcome, t))
            .reduce((before, after) => format(t.inTurn, { before, after }));
          return (
            <li key={exerciseId}>
              {name ? <a href={`${name.path}?seed=${seed}`}>{name.title}</a> : exerciseId}
              <span class="standing" data-standing={signOf(outcomes.at(-1) ?? null)}>
                {words}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Keeps the drill's panel on the practice page: under way or summed up, until the learner closes it. */
export async function showDrillPanel(place: HTMLElement): Promise<void> {
  const locale = pageLocale();
  const [t] = await Promise.all([loadDrillWords(locale), loadDrillStyles()]);
  let said = '';

  const show = (): void => {
    const drill = $drill.get();
    render(drill === null ? null : panel(drill), place);
  };
  const say = (text: string): void => {
    said = text;
    show();
  };
  const change = (make: (drill: Drill) => Drill | null): boolean => {
    const put = changeDrill((drill) => drill && make(drill));
    if (put === 'ok') return true;
    say(t[put]);
    return false;
  };
  const start = async (set: ExerciseSet, length: number): Promise<void> => {
    const failed = await startDrill(set, length, locale, false).catch(() => 'loadFailed' as const);
    if (failed === null) return;
    // If another tab began a drill meanwhile, the panel shows that one now.
    say(failed === 'inTheWay' ? '' : failed === 'gone' ? t.noneLeft : t[failed]);
  };
  /** Tells whether the drill's exercise is gone, and so was passed over: what is next stands on this page then. */
  const passMissing = async (): Promise<boolean> => {
    const drill = $drill.get();
    if (drill === null || drill.ended || nameOf(currentStep(drill)?.exerciseId ?? '') !== null) return false;
    const passed = await passMissingExercise().catch(() => false);
    if (passed) say(t.gone);
    return passed;
  };
  const goAgain = async (): Promise<void> => {
    if (!change(resume) || (await passMissing())) return;
    const drill = $drill.get();
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
      onResume={() => void goAgain()}
      onRetry={({ missed }) => void start(missed, missed.exerciseIds.length)}
      onAgain={() => void start(drill.set, drill.length)}
      onClose={close}
    />
  );

  $drill.subscribe(show);
  void passMissing();
  $progress.subscribe((record) => change((drill) => withResult(drill, record)));
  // Coming from the drill's last exercise, the learner is to read the summary first.
  if (location.hash === '#drill') document.querySelector<HTMLElement>('#drill-panel-title')?.focus();
}

const nameOf: NameOf = (exerciseId) => {
  const link = document.querySelector<HTMLAnchorElement>(`[data-exercise-id="${CSS.escape(exerciseId)}"] a`);
  return link === null ? null : { title: link.textContent ?? '', path: link.pathname };
};
