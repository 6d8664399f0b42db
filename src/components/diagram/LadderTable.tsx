import { citation } from '../../i18n/citation.ts';
import { format } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { RULES } from '../../tcp/rules.ts';
import { flagNames } from '../../tcp/segment.ts';
import type { SegmentRecord, Transcript } from '../../tcp/transcript.ts';
import type { NumberStyle } from './geometry.ts';
import type { TableWords } from './happenings.ts';
import { ackText, seqText } from './numbers.ts';
import { type TableRow, tableRows } from './table-rows.ts';
import { timeText } from './time.ts';
import { notesOn } from './words.ts';

/** Sentences of the `diagram` namespace the table needs beside those of its rows. */
export type LadderTableWords = TableWords &
  Parameters<typeof notesOn>[1] &
  Readonly<
    Record<
      'time' | 'event' | 'direction' | 'flags' | 'clientState' | 'serverState' | 'why' | 'fromTo',
      string
    >
  >;

/** What a table is made of. */
export interface LadderTableProps {
  readonly transcript: Transcript;
  readonly t: LadderTableWords;
  /** Sentence of each rule, by its id. */
  readonly rules: Readonly<Partial<Record<string, string>>>;
  /** The language citations are written in. */
  readonly locale: Locale;
  /** First and last segment by number, both included. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

const STYLES: readonly NumberStyle[] = ['relative', 'absolute'];

/** A number in both styles: `sequence.css` shows the first or, with the switch at absolute, the second. */
function Both({ text }: { readonly text: (style: NumberStyle) => string | null }) {
  const [relative, absolute] = STYLES.map(text);
  if (relative === absolute) return <>{relative}</>;
  return (
    <>
      <span>{relative}</span> <span>{absolute}</span>
    </>
  );
}

function Fields({ record, t }: { readonly record: SegmentRecord; readonly t: LadderTableWords }) {
  const { segment } = record;
  return (
    <>
      <td>{format(t.fromTo, { from: t[record.from], to: t[record.to] })}</td>
      <td>{flagNames(segment.flags).join(',') || '—'}</td>
      <td>
        <Both text={(style) => seqText(record, style)} />
      </td>
      <td>
        <Both text={(style) => ackText(record, style)} />
      </td>
      <td>{segment.len}</td>
    </>
  );
}

function Row({
  row,
  t,
  rules,
  locale,
  span,
}: { readonly row: TableRow; readonly span: number } & Pick<LadderTableProps, 't' | 'rules' | 'locale'>) {
  const { at, event, segment, states, changed, because } = row;
  const notes = segment ? notesOn(segment, t) : [];
  const state = (host: 'client' | 'server') => (
    <td>{changed.includes(host) ? <strong>{states[host]}</strong> : states[host]}</td>
  );
  return (
    <tr>
      <td>{at === null ? '' : timeText(at)}</td>
      <th scope="row">{[event, ...notes].join(t.comma)}</th>
      {segment ? <Fields record={segment} t={t} /> : <td colSpan={5} />}
      {state('client')}
      {state('server')}
      {span > 0 && (
        <td rowSpan={span > 1 ? span : undefined}>
          {because && (
            <>
              {rules[because]} <cite>{citation(RULES[because].source, locale)}</cite>
            </>
          )}
        </td>
      )}
    </tr>
  );
}

/** Returns for each row how many rows its reason stands for; 0 where it stands in the row above. */
function reasonSpans(rows: readonly TableRow[]): number[] {
  const spans: number[] = [];
  let first = 0;
  for (const [i, { because }] of rows.entries()) {
    const goesOn = i > 0 && because !== null && because === rows[first]?.because;
    if (!goesOn) first = i;
    spans[first] = i - first + 1;
    if (goesOn) spans[i] = 0;
  }
  return spans;
}

/** Tells a run as a table: its events in order, each with its segment, the states after it and the rule behind it. */
export function LadderTable({ transcript, t, rules, locale, from, to }: LadderTableProps) {
  const heads = [
    t.time,
    t.event,
    t.direction,
    t.flags,
    'SEQ',
    'ACK',
    'LEN',
    t.clientState,
    t.serverState,
    t.why,
  ];
  const rows = tableRows(transcript, t, from, to);
  const spans = reasonSpans(rows);
  return (
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <Row key={i} row={row} span={spans[i] ?? 1} t={t} rules={rules} locale={locale} />
        ))}
      </tbody>
    </table>
  );
}
