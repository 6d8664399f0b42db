import type { ComponentChildren, JSX } from 'preact';
import { FIELDS, type Field, sendsIn } from '../../../../exercises/kinds/next-segment/question.ts';
import { format } from '../../../../i18n/format.ts';
import { LadderRow } from '../../../ladder/LadderRow.tsx';
import { wayOf } from '../../../ladder/ways.ts';
import { JudgedBlank } from '../../JudgedBlank.tsx';
import { Time } from '../../trace/row-parts.tsx';
import { fieldLabel } from '../../trace/trace-words.ts';
import { useFlagKeys } from '../../trace/use-flag-keys.ts';
import { VerdictLine } from '../../Verdict.tsx';
import { type NextProps, Now } from './Known.tsx';

const SENDS = [
  ['segment', 'sendSegment'],
  ['nothing', 'sendNothing'],
] as const;

/** What the learner sends next: a segment or nothing, and the segment's fields. */
export function Build(moment: NextProps): JSX.Element {
  const { t, typed, type, ready, prefix, question } = moment;
  const [FlagKeys, loadKeys] = useFlagKeys();
  const { you, at, rows } = question;
  const way = wayOf({ index: rows.length, from: you });
  const parts = moment.report?.parts;
  const report = parts?.sends;
  const verdictId = report && `${prefix}-sends`;
  // The focus goes to what is chosen, not to the other choice.
  const sends = sendsIn(typed);
  const lead = sends === 'nothing' ? 'nothing' : 'segment';
  return (
    <fieldset class={`build own ${you}`} onFocusIn={loadKeys}>
      <legend class="visually-hidden">{t.next}</legend>
      <Now question={question} t={t} />
      {report?.answer === undefined ? (
        <div
          class="sends cell blank"
          data-mark={report?.mark}
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
          {report && <VerdictLine mark={report.mark} word={report.word} id={verdictId} />}
        </div>
      ) : (
        <JudgedBlank
          sort="sends"
          name={null}
          label={t.sends}
          typed={sends === '' ? '' : t[sends === 'nothing' ? 'sendNothing' : 'sendSegment']}
          report={report}
          verdictId={verdictId}
        />
      )}
      <ol class="trace" hidden={report?.answer === undefined ? sends === 'nothing' : !parts?.flags}>
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
