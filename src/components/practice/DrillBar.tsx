import type { JSX } from 'preact';
import { format } from '../../i18n/format.ts';
import { currentStep, type Drill } from '../../progress/drill/index.ts';
import { type DrillWords, signOf } from './drill-words.ts';

interface DrillBarProps {
  readonly t: DrillWords;
  readonly drill: Drill;
  /** Whether this page has the exercise at hand. */
  readonly here: boolean;
  /** Whether the answer at hand was shown: going on is no skipping then. */
  readonly gaveUp: boolean;
  /** Address of the exercise at hand. */
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

/** One sign for each step, and a place for each to come. The words beside them say the same. */
export function DrillMarks({ drill }: { readonly drill: Drill }): JSX.Element {
  const signs = drill.steps.map(({ outcome }) => signOf(outcome));
  const open = Array.from({ length: drill.length - signs.length }, () => 'ahead' as const);
  return (
    <span class="drill-marks" aria-hidden="true">
      {[...signs, ...open].map((sign, i) => (
        <i key={`${i}`} data-sign={sign} />
      ))}
    </span>
  );
}

/** Says how a drill stands so far: ` · 2 right · 1 missed`; nothing is said of what is none. */
export function soFar(drill: Drill, t: DrillWords): string {
  const answered = drill.steps.map(({ outcome }) => outcome);
  const right = answered.filter((outcome) => outcome === 1).length;
  const missed = answered.filter((outcome) => typeof outcome === 'number' && outcome < 1).length;
  const skipped = answered.filter((outcome) => outcome === 'skipped').length;
  const parts = [
    right > 0 && format(t.right, { n: right }),
    missed > 0 && format(t.missed, { n: missed }),
    skipped > 0 && format(t.skipped, { n: skipped }),
  ].filter((part) => part !== false);
  return parts.map((part) => `· ${part}`).join(' ');
}

function wayOn(drill: Drill, gaveUp: boolean, t: DrillWords): string {
  const open = currentStep(drill)?.outcome === null && !gaveUp;
  if (drill.steps.length < drill.length) return open ? t.skip : t.next;
  return open ? t.skipLast : t.last;
}
