import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Line as PrintedLine, Step } from '../../../../exercises/kinds/incident/question.ts';
import { namesIn, withName } from '../../../../exercises/names-in.ts';
import { format } from '../../../../i18n/format.ts';
import { Unbroken } from '../../../shell/Unbroken.tsx';
import type { KindView, ViewProps } from '../../kind-view.ts';
import { Sentences, VerdictLine } from '../../Verdict.tsx';
import type { Picked } from '../../words.ts';
import { After, Cells, type OptionReport, OptionVerdict, Output } from './Output.tsx';
import type { LineReport } from './options.ts';
import type { DrawnIncident, DrawnOption, IncidentReport, WORDS } from './report.tsx';

type Words = Picked<typeof WORDS>;
type Props = ViewProps<DrawnIncident, IncidentReport, Words>;

/** What a page loads for incidents. */
export const view: KindView<DrawnIncident, IncidentReport, Words> = {
  View: Incident,
  first: () => 'cause',
  // What was told stays there to be chosen.
  remaining: (report, part) => ({
    ...report,
    ...(isStep(part) ? { [part]: report.left?.[part] ?? null } : {}),
  }),
  // Each step counts a third: shared out over the fewest hints that one of them can have.
  hints: ({ causes, fixes, needed }) => 3 * Math.min(causes.length - 1, fixes.length - 1, 2 * needed),
  form: (props) => {
    const open = stepsOpen(props);
    return { check: open === 1 ? props.t.check : open === 2 ? props.t.checkProof : props.t.runFix };
  },
  report: () => import('./report.tsx'),
};

function isStep(part: string): part is Step {
  return part === 'cause' || part === 'proof' || part === 'fix';
}

/** How many steps are open: those that a check has opened, and those that were answered on an earlier visit. */
function stepsOpen({ report, typed }: Pick<Props, 'report' | 'typed'>): number {
  return Math.max(report?.open ?? 1, typed['fix'] ? 3 : typed['proof'] ? 2 : 1);
}

/** The evidence, and below it the steps: cause, proof, fix. One that is still closed is drawn on paper alone. */
function Incident(props: Props): JSX.Element {
  const { question, typed, report, explained, t } = props;
  const open = stepsOpen(props);
  const marked = namesIn(typed['proof']);
  const line = (one: PrintedLine) => <MarkedLine key={one.id} {...props} {...one} closed={open < 2} />;
  const evidence = useRef<HTMLFieldSetElement>(null);
  useEffect(() => openWhatIsSeen(evidence.current), []);
  return (
    <>
      <fieldset class="evidence" ref={evidence}>
        <legend>{t.evidence}</legend>
        {question.panels.map((panel, i) => (
          <Output key={panel.id} panel={panel} t={t} line={line} open={open > 1 || i === 0} />
        ))}
      </fieldset>
      <Options
        {...props}
        step="cause"
        legend={t.stepCause}
        options={question.causes}
        report={report?.cause}
      />
      <div class="step" data-closed={open < 2 || undefined}>
        <p class="legend">
          {question.needed === 1 ? t.stepProof : format(t.stepProofs, { n: question.needed })}{' '}
          {marked.length > 0 && !report?.proof?.word && (
            <small>{format(t.marked, { n: marked.length })}</small>
          )}
        </p>
        {report?.proof?.word && (
          <div class="verdict" data-mark={report.proof.mark}>
            <VerdictLine mark={report.proof.mark} word={report.proof.word} />
            <Sentences said={report.proof.why} />
          </div>
        )}
      </div>
      <div class="step" data-closed={open < 3 || undefined}>
        <Options {...props} step="fix" legend={t.stepFix} options={question.fixes} report={report?.fix} />
        {explained?.fix && <After panels={explained.fix.after} was={question.panels} t={t} />}
      </div>
    </>
  );
}

/** Where there is room, every output is seen whether it is open or not: it is then open to a screen reader as well. */
function openWhatIsSeen(evidence: Element | null): void {
  const outputs = [...(evidence?.querySelectorAll('details') ?? [])];
  const closed = outputs.find(({ open }) => !open);
  if (!closed?.lastElementChild?.checkVisibility()) return;
  for (const output of outputs) {
    const summary = output.querySelector('summary');
    output.open = true;
    if (summary !== null) summary.tabIndex = -1;
  }
}

interface OptionsProps extends Omit<Props, 'report'> {
  readonly step: 'cause' | 'fix';
  readonly legend: string;
  readonly options: readonly DrawnOption[];
  readonly report: OptionReport | null | undefined;
}

/** What can be picked in a step, with the verdict below the one that is. */
function Options({ step, legend, options, report, typed, ready, prefix, type }: OptionsProps): JSX.Element {
  const verdictId = `${prefix}-${step}`;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <ul class="options">
        {options.map(({ id, text }) => (
          <li key={id} data-mark={report?.id === id ? report.mark : undefined}>
            <label>
              <input
                type="radio"
                name={`${prefix}-${step}`}
                value={id}
                data-cell={step}
                checked={ready ? typed[step] === id : undefined}
                aria-describedby={report?.id === id ? verdictId : undefined}
                onChange={() => type(step, id)}
              />
              <span>
                <Unbroken text={text} />
              </span>
            </label>
            {report?.id === id && <OptionVerdict id={verdictId} report={report} />}
            {report?.beside?.map((other) => other.id === id && <OptionVerdict key={id} report={other} />)}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface MarkedLineProps extends Props {
  readonly id: string;
  readonly cells: readonly string[];
  readonly closed: boolean;
}

/** A line that can be marked, with what it is worth below. */
function MarkedLine({ id, cells, closed, ...props }: MarkedLineProps): JSX.Element {
  const { question, typed, report, ready, prefix, type } = props;
  const ids = question.panels.flatMap(({ lines }) => lines.map((line) => line.id));
  const own: LineReport | undefined = report?.proof?.lines[id];
  const verdictId = own && `${prefix}-${id}`;
  return (
    <li data-mark={own?.mark}>
      <label>
        <input
          type="checkbox"
          value={id}
          data-cell="proof"
          data-closed={closed || undefined}
          checked={ready ? namesIn(typed['proof']).includes(id) : undefined}
          aria-describedby={verdictId}
          onChange={(event) => type('proof', withName(typed['proof'], id, event.currentTarget.checked, ids))}
        />
        <Cells cells={cells} />
      </label>
      {own && <VerdictLine id={verdictId} mark={own.mark} word={own.word} />}
    </li>
  );
}
