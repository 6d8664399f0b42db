import { type JSX, render } from 'preact';
import { format } from '../../i18n/format.ts';
import { pageLocale } from '../../i18n/locale.ts';
import { lessonPath } from '../../i18n/paths.ts';
import {
  $drill,
  canResume,
  changeDrill,
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
import { loadDrillCatalog, startDrill, stepPath, takeOutGone } from './start-drill.ts';

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
  readonly onRetry: (exerciseIds: readonly string[]) => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** The drill on the practice page: one under way can go on, one that ended is summed up. */
export function DrillPanel(props: DrillPanelProps): JSX.Element {
  return (
    <section class="drill-panel both-columns" aria-labelledby="drill-panel-title">
      <h2 id="drill-panel-title" class="in-margin" tabIndex={-1}>
        {props.drill.ended ? props.t.resultTitle : props.t.underWay}
      </h2>
      <div>
        {props.drill.ended ? <Ended {...props} /> : <UnderWay {...props} />}
        <p class="drill-said" role="alert">
          {props.said}
        </p>
      </div>
    </section>
  );
}

function UnderWay({ t, drill, path, onEnd }: DrillPanelProps): JSX.Element {
  const place = { n: drill.steps.length, total: drill.length };
  return (
    <>
      <p class="drill-result">{`${format(t.position, place)} ${soFar(drill, t)}`.trim()}</p>
      <DrillMarks drill={drill} />
      <div class="drill-acts">
        <a class="primary" href={path}>
          {format(t.back, place)}
        </a>
        <button type="button" class="quiet" onClick={onEnd}>
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
      <p class="drill-result">{format(words, { right: summary.right, total: answered })}</p>
      <DrillMarks drill={drill} />
      <Lines {...props} title={t.missedTitle} lines={of('missed')} />
      <Lines {...props} title={t.rightTitle} lines={of('right')} />
      <Lines {...props} title={t.skippedTitle} lines={of('skipped')} />
      <div class="drill-acts">
        <Again {...props} summary={summary} />
        {canResume(drill) && (
          <button type="button" class="quiet" onClick={props.onResume}>
            {t.resume}
          </button>
        )}
        <button
          type="button"
          class={summary.right === drill.length ? 'primary' : 'quiet'}
          onClick={props.onAgain}
        >
          {t.again}
        </button>
        <button type="button" class="quiet" onClick={props.onClose}>
          {t.close}
        </button>
        {lesson && (
          <a class="quiet" href={lesson}>
            {t.toLesson}
          </a>
        )}
      </div>
    </>
  );
}

/** Buttons for what is left of a drill: what was missed, and what was skipped. The first of them leads. */
function Again({ t, summary, onRetry }: DrillPanelProps & { readonly summary: DrillSummary }): JSX.Element {
  const skipped = summary.lines
    .filter(({ result }) => result === 'skipped')
    .map(({ exerciseId }) => exerciseId);
  const sets = [
    { text: t.retry, ids: summary.missed.exerciseIds },
    { text: t.doSkipped, ids: skipped },
  ].filter(({ ids }) => ids.length > 0);
  return (
    <>
      {sets.map(({ text, ids }, i) => (
        <button key={text} type="button" class={i === 0 ? 'primary' : undefined} onClick={() => onRetry(ids)}>
          {format(text, { n: ids.length })}
        </button>
      ))}
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
              <span class="standing" data-standing={signOf(outcomes.at(-1) ?? 'skipped')}>
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
    render(drill === null ? said && <p role="alert">{said}</p> : panel(drill), place);
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
  /** Takes out what the site no longer has. Without the network the drill stays as it is. */
  const leaveOutGone = async (): Promise<void> => {
    const catalog = await loadDrillCatalog().catch(() => null);
    if (catalog !== null && takeOutGone(catalog)) say(t.gone);
  };
  const goAgain = (): void => {
    if (!change(resume)) return;
    const drill = $drill.get();
    if (drill !== null) location.assign(stepPath(drill, locale));
  };
  const close = (): void => {
    said = '';
    changeDrill(() => null);
    document.querySelector<HTMLElement>('#next-up')?.focus();
  };
  const panel = (drill: Drill) => (
    <DrillPanel
      {...{ t, drill, nameOf, said }}
      path={stepPath(drill, locale)}
      lesson={drill.set.id.startsWith('lesson/') ? lessonPath(locale, drill.set.id.slice(7)) : null}
      onEnd={() => change(end)}
      onResume={goAgain}
      onRetry={(exerciseIds) => void start({ id: drill.set.id, exerciseIds }, exerciseIds.length)}
      onAgain={() => void start(drill.set, drill.length)}
      onClose={close}
    />
  );

  $drill.subscribe(show);
  void leaveOutGone();
  $progress.subscribe((record) => change((drill) => withResult(drill, record)));
  // Coming from the drill's last exercise, the learner is to read the summary first.
  if (location.hash === '#drill') document.querySelector<HTMLElement>('#drill-panel-title')?.focus();
}

const nameOf: NameOf = (exerciseId) => {
  const link = document.querySelector<HTMLAnchorElement>(`[data-exercise-id="${CSS.escape(exerciseId)}"] a`);
  if (link === null) return null;
  // As text: between zero-width spaces a line of the title may end.
  const title = [...link.childNodes]
    .map((node) => (node.nodeName === 'WBR' ? '\u200b' : node.textContent))
    .join('');
  return { title, path: link.pathname };
};
