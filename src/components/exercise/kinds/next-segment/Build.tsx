import type { JSX } from 'preact';
import { FIELDS, type Field } from '../../../../exercises/kinds/next-segment/question.ts';
import { flagsFromText } from '../../../../exercises/trace/index.ts';
import { format } from '../../../../i18n/format.ts';
import { ACK, FIN, flagNames, RST, SYN } from '../../../../tcp/segment.ts';
import { Told } from '../../Told.tsx';
import type { NextDesk } from './next-desk.ts';
import { fieldLabel } from './words.ts';

const SENDS = [
  ['segment', 'sendSegment'],
  ['nothing', 'sendNothing'],
] as const;

/** What the learner sends next: a segment or nothing, and the segment's fields. */
export function Build({ desk }: { readonly desk: NextDesk }): JSX.Element {
  const { t, typed, type, ready, prefix } = desk;
  const report = desk.parts.sends;
  const told = report && `${prefix}-sends`;
  // The focus goes to what is chosen, not to the other choice.
  const lead = typed['sends'] === 'nothing' ? 'nothing' : 'segment';
  return (
    <fieldset class="build">
      <legend>{t.next}</legend>
      <div
        class="sends cell blank"
        data-mark={report?.mark}
        role="radiogroup"
        aria-label={t.sends}
        aria-describedby={told}
      >
        {SENDS.map(([value, name]) => (
          <label key={value}>
            <input
              type="radio"
              name={`${prefix}-sends`}
              data-cell="sends"
              data-part={value === lead ? 'sends' : undefined}
              value={value}
              checked={ready ? typed['sends'] === value : undefined}
              aria-describedby={told}
              onChange={() => type('sends', value)}
            />{' '}
            {t[name]}
          </label>
        ))}
        {report && <Told mark={report.mark} word={report.word} id={told} />}
      </div>
      <div class="fields" hidden={typed['sends'] === 'nothing'}>
        {FIELDS.map((field) => (
          <Entry key={field} field={field} desk={desk} />
        ))}
      </div>
    </fieldset>
  );
}

/** One field of the segment with its verdict; flags can be toggled as well as typed. */
function Entry({ field, desk }: { readonly field: Field; readonly desk: NextDesk }): JSX.Element {
  const { t, ready } = desk;
  const text = desk.typed[field] ?? '';
  const report = desk.parts[field];
  const amiss = report?.mark === 'wrong' || report?.mark === 'unread';
  return (
    <div class={`cell blank ${field}`} data-mark={report?.mark}>
      <label>
        <span>{t[field]}</span>{' '}
        <input
          data-cell={field}
          value={ready ? text : undefined}
          aria-label={ready ? fieldLabel(field, t) : undefined}
          aria-describedby={report && `${desk.prefix}-${field}`}
          aria-invalid={amiss || undefined}
          inputMode={field === 'flags' ? undefined : 'numeric'}
          onInput={(event) => desk.type(field, event.currentTarget.value)}
        />
      </label>
      {ready && field === 'flags' && (
        <Keys text={text} desk={desk} set={(flags) => desk.type(field, flags)} />
      )}
      {report && <Told mark={report.mark} word={report.word} id={`${desk.prefix}-${field}`} />}
    </div>
  );
}

interface KeysProps {
  readonly text: string;
  readonly desk: NextDesk;
  readonly set: (text: string) => void;
}

/** Toggle buttons that write flags into the input above them. */
function Keys({ text, desk, set }: KeysProps): JSX.Element {
  const flags = flagsFromText(text) ?? 0;
  return (
    <div class="flag-keys">
      {[SYN, ACK, FIN, RST].map((bit) => (
        <button
          key={bit}
          type="button"
          aria-pressed={(flags & bit) !== 0}
          aria-label={format(desk.t.flagOf, { flag: flagNames(bit).join() })}
          onClick={() => set(flagNames(flags ^ bit).join(','))}
        >
          {flagNames(bit)}
        </button>
      ))}
    </div>
  );
}
