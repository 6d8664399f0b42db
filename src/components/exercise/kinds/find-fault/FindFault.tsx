import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { format } from '../../../../i18n/format.ts';
import { anchor } from '../../address.ts';
import { DeskForm } from '../../DeskForm.tsx';
import { Sentences } from '../../Sentences.tsx';
import { useDesk } from '../../use-desk.ts';
import { FaultRow } from './FaultRow.tsx';
import { type FaultTask, FIND_FAULT } from './kind.ts';
import { Verdict } from './Verdict.tsx';

/** The fields of a segment in the order they are offered. */
const FIELDS = ['flags', 'seq', 'ack', 'whole'] as const;

/** A trace with one impossible segment: the learner names it, what of it is wrong, and the rule it breaks. */
export function FindFault(task: FaultTask): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const work = useDesk(task, FIND_FAULT, form);
  const { t } = task.page;
  const { question, sheet, report, explained } = work;
  const { rows, reasons } = question;
  const { segment, field, reason } = sheet.typed;
  const ready = work.phase !== 'waiting';
  const prefix = anchor(task.id);
  const parts = report?.parts ?? {};
  const told = (part: keyof typeof parts) => (parts[part] ? `${prefix}-${part}-told` : undefined);
  const verdict = (part: keyof typeof parts) => (
    <Verdict id={`${prefix}-${part}-told`} report={parts[part]} />
  );
  const lead = rows.find(({ index }) => String(index + 1) === segment) ?? rows[0];
  const leadReason = reasons.find((law) => law === reason) ?? reasons[0];
  return (
    <DeskForm
      task={task}
      work={work}
      form={form}
      kind="find-fault"
      data={{ 'data-numbers': question.numbers }}
    >
      <p class="numbers">{t.instructions}</p>
      <p class="numbers">{format(t[question.numbers], question.isns)}</p>
      <fieldset>
        <legend class="visually-hidden">{t.numberOfSegment}</legend>
        <div class="ends">
          <p class="client">{t.client}</p>
          <p class="server">{t.server}</p>
        </div>
        <ol class="trace">
          {rows.map((row) => {
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
                chosen={segment === String(number)}
                leads={row === lead}
                choose={(chosen) => work.type('segment', chosen)}
                toldBy={here ? told('segment') : other && `${prefix}-${number}-told`}
              >
                {here && verdict('segment')}
                {other && <Verdict id={`${prefix}-${number}-told`} report={other} />}
              </FaultRow>
            );
          })}
        </ol>
        {report?.at === null && verdict('segment')}
      </fieldset>
      <div class="question">
        <label>
          <span>{t.whatIsWrong}</span>
          <select
            data-cell="field"
            value={ready ? (field ?? '') : undefined}
            aria-describedby={told('field')}
            aria-invalid={isAmiss(parts.field?.mark) || undefined}
            onChange={(event) => work.type('field', event.currentTarget.value)}
          >
            <option value="">{t.choose}</option>
            {FIELDS.map((name) => (
              <option key={name} value={name}>
                {t.field[name]}
              </option>
            ))}
          </select>
        </label>
        {verdict('field')}
      </div>
      <fieldset class="question" aria-describedby={told('reason')}>
        <legend>{t.whichRule}</legend>
        {reasons.map((law) => (
          <label key={law}>
            <input
              type="radio"
              name={`${prefix}-reason`}
              value={law}
              data-cell="reason"
              data-part={law === leadReason ? 'reason' : undefined}
              checked={ready ? reason === law : undefined}
              onChange={() => work.type('reason', law)}
            />{' '}
            <span>{t.law[law]}</span>
          </label>
        ))}
        {verdict('reason')}
      </fieldset>
      {explained && explained.truth.length > 0 && (
        <section class="truth">
          <p class="claim">{t.whySo}</p>
          <Sentences said={explained.truth} />
        </section>
      )}
    </DeskForm>
  );
}

function isAmiss(mark: string | undefined): boolean {
  return mark === 'wrong' || mark === 'unread';
}
