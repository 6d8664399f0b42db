import type { ComponentChildren, JSX } from 'preact';
import { FIELDS, type Field, sendsIn } from '../../../../exercises/kinds/next-segment/question.ts';
import { format } from '../../../../i18n/format.ts';
import { LadderRow } from '../../../ladder/LadderRow.tsx';
import { wayOf } from '../../../ladder/ways.ts';
import { Time, useFlagKeys } from '../../trace/row-parts.tsx';
import { fieldLabel } from '../../trace/trace-words.ts';
import { JudgedBlank, VerdictLine } from '../../Verdict.tsx';
import { type NextProps, Now } from './Known.tsx';

const SENDS = [
  ['segment', 'sendSegment'],
  ['nothing', 'sendNothing'],
] as const;

/** What the learner sends next: a segment or nothing, and the segment's fields. */
export function Build(moment: NextProps): JSX.Element {
  const { t, typed, type, question, report } = moment;
  const { you, at, rows } = question;
  const [FlagKeys, loadKeys] = useFlagKeys();
  const way = wayOf({ index: rows.length, from: you });
  const isSilent =
    report?.parts.sends?.answer === undefined ? sendsIn(typed) === 'nothing' : !report.parts.flags;
  return (
    <fieldset class={`build own ${you}`} onFocusIn={loadKeys}>
      <legend class="visually-hidden">{t.next}</legend>
      <Now question={question} t={t} />
      <Sends {...moment} />
      <ol class="trace" hidden={isSilent}>
        <LadderRow way={way} arrows={[way]} time={<Time at={at} />}>
          {FIELDS.map((field) => (
            <FieldInput key={field} field={field} moment={moment}>
              {field === 'flags' && FlagKeys && (
                <FlagKeys
                  text={typed.flags ?? ''}
                  label={(flag) => format(t.flagOf, { flag })}
                  set={(flags) => type('flags', flags)}
                />
              )}
            </FieldInput>
          ))}
        </LadderRow>
      </ol>
    </fieldset>
  );
}

/** Whether a segment is sent, or what is right once that was asked for. */
function Sends({ t, typed, type, ready, prefix, report }: NextProps): JSX.Element {
  const sent = report?.parts.sends;
  const verdictId = sent && `${prefix}-sends`;
  // The focus goes to what is chosen, not to the other choice.
  const sends = sendsIn(typed);
  const lead = sends === 'nothing' ? 'nothing' : 'segment';
  if (sent?.answer !== undefined) {
    return (
      <JudgedBlank
        sort="sends"
        name={null}
        label={t.sends}
        typed={sends === '' ? '' : t[sends === 'nothing' ? 'sendNothing' : 'sendSegment']}
        report={sent}
        verdictId={verdictId}
      />
    );
  }
  return (
    <div
      class="sends cell blank"
      data-mark={sent?.mark}
      role="radiogroup"
      aria-label={t.sends}
      aria-describedby={verdictId}
    >
      {SENDS.map(([value, name]) => (
        <label key={value}>
          <input
            type="radio"
            name={`${prefix}-sends`}
            data-cell="sends"
            data-part={value === lead ? 'sends' : undefined}
            value={value}
            checked={ready ? sends === value : undefined}
            aria-describedby={verdictId}
            onChange={() => type('sends', value)}
          />{' '}
          {t[name]}
        </label>
      ))}
      {sent && <VerdictLine mark={sent.mark} word={sent.word} id={verdictId} />}
    </div>
  );
}

interface FieldInputProps {
  readonly field: Field;
  readonly moment: NextProps;
  /** Another way to fill it in. */
  readonly children: ComponentChildren;
}

/** One field of the segment with its verdict. */
function FieldInput({ field, moment, children }: FieldInputProps): JSX.Element {
  const { t, ready } = moment;
  const name = <span class={field === 'flags' ? 'visually-hidden' : undefined}>{t[field]}</span>;
  const text = moment.typed[field] ?? '';
  const report = moment.report?.parts[field];
  const verdictId = report && `${moment.prefix}-${field}`;
  const invalid = report?.mark === 'wrong' || report?.mark === 'unread';
  return (
    <JudgedBlank
      sort={field}
      name={name}
      label={fieldLabel(field, t)}
      typed={text}
      report={report}
      verdictId={verdictId}
    >
      <label>
        {name}{' '}
        <input
          data-cell={field}
          placeholder={field === 'flags' ? t.flags : undefined}
          value={ready ? text : undefined}
          aria-label={ready ? fieldLabel(field, t) : undefined}
          aria-describedby={verdictId}
          aria-invalid={invalid || undefined}
          inputMode={field === 'flags' ? undefined : 'numeric'}
          onInput={(event) => moment.type(field, event.currentTarget.value)}
        />
      </label>
      {children}
    </JudgedBlank>
  );
}
