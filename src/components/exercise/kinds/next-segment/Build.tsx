import type { ComponentChildren, JSX } from 'preact';
import { FIELDS, type Field, sendsIn } from '../../../../exercises/kinds/next-segment/question.ts';
import { format } from '../../../../i18n/format.ts';
import { LadderRow } from '../../../ladder/LadderRow.tsx';
import { wayOf } from '../../../ladder/ways.ts';
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
  const report = moment.report?.parts.sends;
  const verdictId = report && `${prefix}-sends`;
  // The focus goes to what is chosen, not to the other choice.
  const sends = sendsIn(typed);
  const lead = sends === 'nothing' ? 'nothing' : 'segment';
  return (
    <fieldset class={`build own ${you}`} onFocusIn={loadKeys}>
      <legend class="visually-hidden">{t.next}</legend>
      <Now question={question} t={t} />
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
      <ol class="trace" hidden={sends === 'nothing'}>
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
  const text = moment.typed[field] ?? '';
  const report = moment.report?.parts[field];
  const invalid = report?.mark === 'wrong' || report?.mark === 'unread';
  return (
    <div class={`cell blank ${field}`} data-mark={report?.mark}>
      <label>
        <span class={field === 'flags' ? 'visually-hidden' : undefined}>{t[field]}</span>{' '}
        <input
          data-cell={field}
          placeholder={field === 'flags' ? t.flags : undefined}
          value={ready ? text : undefined}
          aria-label={ready ? fieldLabel(field, t) : undefined}
          aria-describedby={report && `${moment.prefix}-${field}`}
          aria-invalid={invalid || undefined}
          inputMode={field === 'flags' ? undefined : 'numeric'}
          onInput={(event) => moment.type(field, event.currentTarget.value)}
        />
      </label>
      {children}
      {report && <VerdictLine mark={report.mark} word={report.word} id={`${moment.prefix}-${field}`} />}
    </div>
  );
}
