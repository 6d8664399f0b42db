import type { JSX } from 'preact';
import { type CallRow, FIELDS } from '../../../../exercises/kinds/next-segment/question.ts';
import { format, joinSentences } from '../../../../i18n/format.ts';
import { timeText } from '../../../ladder/time.ts';
import type { ViewProps } from '../../kind-view.ts';
import { FailsHere } from '../../Verdict.tsx';
import type { Picked } from '../../words.ts';
import type { DrawnNext, NextReport } from './report.tsx';
import type { WORDS } from './sentences.ts';

/** What a moment is drawn from. */
export type NextProps = ViewProps<DrawnNext, NextReport, Picked<typeof WORDS>>;

type NextWords = NextProps['t'];

/** What the learner's side knows: who it is, what it has sent and received, what its application has called. */
export function Known({ question, explained, t }: NextProps): JSX.Element {
  // Where a wrong TCP would fail.
  const mark = explained?.misconception?.mark ?? null;
  const { you, rows, calls, state } = question;
  return (
    <>
      {rows.length > 0 && (
        <>
          <p class="known-name">{t.known}</p>
          <ol class={`known ${you}`}>
            {rows.map((row, i) => (
              <li key={i} class={`from-${row.from}`}>
                <p>
                  <b>#{row.index + 1}</b>{' '}
                  <span>
                    {format(row.from === you ? t.sentAt : t.receivedAt, { time: timeText(row.at) })}
                  </span>
                </p>
                <div class="fields">
                  {FIELDS.map((field) => (
                    <p key={field}>
                      <span>{t[field]}</span> {row.cells[field] || '—'}
                    </p>
                  ))}
                </div>
                {mark?.segment === row.index && (
                  <div>
                    <FailsHere line={mark.line} />
                  </div>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      {calls.length > 0 && (
        <>
          <p class="known-name">{t.calls}</p>
          <ul class="calls">
            {calls.map((row, i) => (
              <li key={i}>{callLine(row, t)}</li>
            ))}
          </ul>
        </>
      )}
      <p class="now">{joinSentences([format(t.you, { side: t[you], state }), ...happenings(question, t)])}</p>
    </>
  );
}

/** Says what happens at the moment, and what the application may do besides. */
function happenings({ happening, rows, may }: DrawnNext, t: NextWords): string[] {
  const open = may.map((possible) =>
    possible.call === 'send'
      ? format(t.maySend, { bytes: possible.bytes })
      : format(t.mayCall, { call: possible.call }),
  );
  switch (happening.kind) {
    case 'segment':
      return [format(t.segmentArrives, { n: (rows.at(-1)?.index ?? 0) + 1 }), ...open];
    case 'call':
      return [format(t.applicationCalls, { call: happening.call }), ...open];
    case 'timer':
      return [format(t.timerExpires, { timer: t.timers[happening.timer] }), ...open];
  }
}

/** Tells one call with what it has returned; a crash is no call of the application's. */
function callLine({ call, at, result }: CallRow, t: NextWords): string {
  const time = timeText(at);
  if (call === 'lose-state') return format(t.crashed, { time });
  return result === null
    ? format(t.callWaits, { call, time })
    : format(t.callReturned, { call, time, result });
}
