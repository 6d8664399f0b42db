import { Fragment, type JSX } from 'preact';
import { hintCount } from '../../../../exercises/kinds/find-fault/question.ts';
import { Unbroken } from '../../../shell/Unbroken.tsx';
import type { KindView, ViewProps } from '../../kind-view.ts';
import { LadderHeads } from '../../trace/row-parts.tsx';
import { Sentences, VerdictLine } from '../../Verdict.tsx';
import type { Picked } from '../../words.ts';
import { FaultRow } from './FaultRow.tsx';
import type { DrawnFault, FaultReport, PartName, PartReport, WORDS } from './report.tsx';

type Props = ViewProps<DrawnFault, FaultReport, Picked<typeof WORDS>>;

/** What a page loads for traces with a fault. */
export const view: KindView<DrawnFault, FaultReport, Props['t']> = {
  View: FindFault,
  first: () => 'segment',
  remaining: (report, part) => {
    // Field and reason are judged for the segment that was named.
    if (part === 'segment') return null;
    const { [part === 'field' ? 'field' : 'reason']: _, ...parts } = report.parts;
    return { ...report, parts };
  },
  hints: ({ rows }) => hintCount(rows),
  form: ({ question }) => ({ data: { 'data-numbers': question.numbers } }),
  report: () => import('./report.tsx'),
};

/** The fields of a segment in the order they are offered. */
const FIELDS = ['flags', 'seq', 'ack', 'whole'] as const;

/** A trace with one impossible segment: the learner names it, what of it is wrong, and the rule it breaks. */
function FindFault(fault: Props): JSX.Element {
  const { explained, t } = fault;
  return (
    <>
      <Trace {...fault} />
      <Choice
        fault={fault}
        part="field"
        name={t.whatIsWrong}
        options={FIELDS.map((id) => [id, t.field[id]])}
      />
      <Choice
        fault={fault}
        part="reason"
        name={t.whichRule}
        options={fault.question.reasons.map((id) => [id, t.law[id]])}
      />
      {explained && explained.truth.length > 0 && (
        <section class="truth">
          <p class="claim">{t.whySo}</p>
          <Sentences said={explained.truth} />
        </section>
      )}
    </>
  );
}

/** The trace, whose segments can be chosen. */
function Trace(fault: Props): JSX.Element {
  const { question, typed, report, explained, ready, prefix, t, type, played, play } = fault;
  const { rows } = question;
  const from = played?.from ?? Infinity;
  const lead = rows.find(({ index }) => String(index + 1) === typed['segment']) ?? rows[0];
  return (
    <fieldset>
      <legend class="visually-hidden">{t.numberOfSegment}</legend>
      <LadderHeads t={t} />
      <ol class="trace">
        {rows
          .filter(({ index }) => index < from)
          .map((row) => {
            const number = row.index + 1;
            const here = report?.at === number;
            const other = report?.also[number];
            return (
              <FaultRow
                key={row.index}
                row={row}
                rows={rows}
                t={t}
                prefix={prefix}
                ready={ready}
                chosen={typed['segment'] === String(number)}
                leads={row === lead}
                told={(other ?? (here ? report?.parts.segment : undefined))?.label}
                choose={(chosen) => type('segment', chosen)}
                describedBy={here ? verdictIds(fault, 'segment') : other && `${prefix}-${number}-verdict`}
              >
                {here && verdictsOn(fault, 'segment').map(drawn)}
                {here && explained?.play && (
                  <explained.PlayButton choice={explained.play} play={play} t={t} />
                )}
                {other && <Verdict id={`${prefix}-${number}-verdict`} report={other} />}
              </FaultRow>
            );
          })}
      </ol>
      {played?.drawing}
      {report?.at === null && verdictsOn(fault, 'segment').map(drawn)}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly fault: Props;
  readonly part: 'field' | 'reason';
  readonly name: string;
  /** What can be chosen, each with its words. */
  readonly options: readonly (readonly [string, string])[];
}

/** A list to choose from: what can be wrong with a segment, or the laws. What is said of an option stands below it. */
function Choice({ fault, part, name, options }: ChoiceProps): JSX.Element {
  const { typed, ready, prefix, type } = fault;
  const chosen = typed[part];
  const [lead] = options.find(([id]) => id === chosen) ?? options[0] ?? [];
  const verdicts = verdictsOn(fault, part);
  const answer = verdicts.find(([, { mark }]) => mark === 'shown')?.[1];
  const below = (id?: string) => verdicts.filter(([, { option }]) => option === id).map(drawn);
  return (
    <fieldset class={`question ${part}`} aria-describedby={verdictIds(fault, part)}>
      <legend>{name}</legend>
      {options.map(([id, text]) => (
        <Fragment key={id}>
          <label class={answer?.option === id ? 'told' : undefined}>
            <input
              type="radio"
              name={`${prefix}-${part}`}
              value={id}
              data-cell={part}
              data-part={id === lead ? part : undefined}
              checked={ready ? chosen === id : undefined}
              onChange={() => type(part, id)}
            />{' '}
            {answer?.option === id && <b aria-hidden="true">{answer.label}</b>}
            <span>
              <Unbroken text={text} />
            </span>
          </label>
          {below(id)}
        </Fragment>
      ))}
      {below()}
    </fieldset>
  );
}

/** The verdicts on a part, under the ids of their elements: on what was chosen, and the answer once it is told. */
function verdictsOn({ report, prefix }: Props, part: PartName): (readonly [string, PartReport])[] {
  const verdict = report?.parts[part];
  const id = `${prefix}-${part}-verdict`;
  return verdict ? [[id, verdict], ...(verdict.told ? [[`${id}-told`, verdict.told] as const] : [])] : [];
}

/** Returns the ids of the verdicts on a part; undefined where there are none. */
function verdictIds(fault: Props, part: PartName): string | undefined {
  const ids = verdictsOn(fault, part).map(([id]) => id);
  return ids.join(' ') || undefined;
}

function drawn([id, report]: readonly [string, PartReport]): JSX.Element {
  return <Verdict key={id} id={id} report={report} />;
}

interface VerdictProps {
  readonly id: string;
  readonly report: PartReport;
}

/** The verdict on one part, in a sign and words, and why. */
function Verdict({ id, report }: VerdictProps): JSX.Element {
  return (
    <div class="part-verdict" id={id} data-mark={report.mark}>
      <VerdictLine mark={report.mark} word={report.word} />
      <Sentences said={report.why} />
    </div>
  );
}
