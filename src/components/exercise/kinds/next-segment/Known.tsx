import type { JSX } from 'preact';
import { type CallRow, FIELDS } from '../../../../exercises/kinds/next-segment/question.ts';
import { format, joinSentences } from '../../../../i18n/format.ts';
import { LadderRow } from '../../../ladder/LadderRow.tsx';
import { timeText } from '../../../ladder/time.ts';
import { wayOf } from '../../../ladder/ways.ts';
import { Unbroken } from '../../../shell/Unbroken.tsx';
import type { ViewProps } from '../../kind-view.ts';
import type { MisconceptionReport } from '../../misconception.ts';
import { Given, LadderHeads, SegmentName, Time } from '../../trace/row-parts.tsx';
import { FailsHere } from '../../Verdict.tsx';
import type { Picked } from '../../words.ts';
import type { DrawnNext, NextReport } from './report.tsx';
import type { WORDS } from './sentences.ts';

/** More segments than these are drawn closer together, so that the question stays on the first screen. */
const MANY = 6;

/** Of more segments than these only the last `MANY` are in sight before the fold is opened. */
const MOST = 8;

/** What a moment is drawn from. */
export type NextProps = ViewProps<DrawnNext, NextReport, Picked<typeof WORDS>>;

type NextWords = NextProps['t'];

/** What the learner's side knows: who it is, what its application has called, what it has sent and received. */
export function Known({ question, explained, t }: NextProps): JSX.Element {
  // Where a wrong TCP would fail.
  const mark = explained?.misconception?.mark ?? null;
  const { rows, calls } = question;
  const count = rows.length > MOST ? rows.length - MANY : 0;
  const [earlier, last] = [rows.slice(0, count), rows.slice(count)];
  const shared = { question, mark, t };
  return (
    <>
      {calls.length > 0 && (
        <div class="calls">
          <p>{t.calls}</p>
          <ul>
            {calls.map((row, i) => (
              <li key={i}>{callLine(row, t)}</li>
            ))}
          </ul>
        </div>
      )}
      <LadderHeads t={t} />
      {count > 0 && (
        <details
          class={`earlier own ${question.you}`}
          open={earlier.some(({ index }) => index === mark?.segment)}
        >
          <summary>{format(t.earlier, { count })}</summary>
          <Segments rows={earlier} {...shared} />
        </details>
      )}
      {last.length > 0 && <Segments rows={last} {...shared} name={t.known} />}
    </>
  );
}

interface SegmentsProps extends Pick<NextProps, 'question' | 't'> {
  readonly rows: DrawnNext['rows'];
  readonly mark: MisconceptionReport['mark'];
  /** Name of the list, where nothing else names it. */
  readonly name?: string;
}

/** Some of what the learner's side has sent and received, in its own order. */
function Segments({ rows, question, mark, name, t }: SegmentsProps): JSX.Element {
  const { you } = question;
  const long = question.rows.length > MANY ? ' long' : '';
  return (
    <ol class={`trace known ${you}${long}`} aria-label={name}>
      {rows.map((row, i) => (
        <LadderRow
          key={i}
          way={wayOf(row)}
          arrows={[wayOf(row)]}
          time={<Time at={row.at} />}
          below={mark?.segment === row.index && <FailsHere line={mark.line} />}
          look={row.from === you ? '' : ' received'}
        >
          <SegmentName row={row} t={t} />
          {FIELDS.map((field) => (
            <Given key={field} kind={field} name={t[field]} text={row.cells[field]} />
          ))}
        </LadderRow>
      ))}
    </ol>
  );
}

/** Where the learner's side stands and what happens now, after all that it knows. */
export function Now({ question, t }: Pick<NextProps, 'question' | 't'>): JSX.Element {
  const { you, state } = question;
  const text = joinSentences([format(t.you, { side: t[you], state }), ...happenings(question, t)]);
  return (
    <p class="now">
      <Unbroken text={text} />
    </p>
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
  // A bare 0 before a call would read as how many there were.
  const time = at === 0 ? '0\u00a0ms' : timeText(at);
  if (call === 'lose-state') return format(t.crashed, { time });
  if (result === 'timeout') return format(t.callGivenUp, { call, time });
  return result === null
    ? format(t.callWaits, { call, time })
    : format(t.callReturned, { call, time, result: result === 'eof' ? 0 : result });
}
