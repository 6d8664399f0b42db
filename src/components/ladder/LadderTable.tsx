import { citation } from '../../i18n/citation.ts';
import { format } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { RULES, type RuleId } from '../../tcp/rules.ts';
import { flagNames } from '../../tcp/segment.ts';
import type { SegmentRecord } from '../../tcp/simulator/transcript.ts';
import type { NumberStyle } from './geometry.ts';
import type { TableRow, TableWords } from './table-rows.ts';
import { ackText, notesOn, seqText } from './text.ts';
import { timeText } from './time.ts';

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
interface LadderTableProps {
  readonly rows: readonly TableRow[];
  /** The reasons its rows name by number. */
  readonly reasons: readonly RuleId[];
  readonly t: LadderTableWords;
  /** Index of the segment that is the learner's own. */
  readonly own?: number | null | undefined;
}

/** What the reasons under a table are written with. */
interface LadderReasonsProps {
  readonly reasons: readonly RuleId[];
  /** Sentence of each rule, by its id. */
  readonly rules: Readonly<Partial<Record<string, string>>>;
  /** The language citations are written in. */
  readonly locale: Locale;
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
  own,
  reason,
}: { readonly row: TableRow; readonly reason: number } & Pick<LadderTableProps, 't' | 'own'>) {
  const { at, event, segment, states, changed } = row;
  const notes = segment ? notesOn(segment, t, own) : [];
  const state = (host: 'client' | 'server') => (
    <td>{changed.includes(host) ? <strong>{states[host]}</strong> : states[host]}</td>
  );
  return (
    <tr>
      <td>{at === null ? '' : timeText(at)}</td>
      <th scope="row">{[event, ...notes].join(t.comma)}</th>
      <td>{reason === 0 ? '' : reason}</td>
      {segment ? <Fields record={segment} t={t} /> : <td colSpan={5} />}
      {state('client')}
      {state('server')}
    </tr>
  );
}

/** Tells a run as a table: its events in order, each with its segment, the states after it and its reason's number. */
export function LadderTable({ rows, reasons, t, own }: LadderTableProps) {
  const heads = [
    t.time,
    t.event,
    t.why,
    t.direction,
    t.flags,
    'SEQ',
    'ACK',
    'LEN',
    t.clientState,
    t.serverState,
  ];
  return (
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <Row
            key={i}
            row={row}
            t={t}
            own={own}
            reason={row.because ? reasons.indexOf(row.because) + 1 : 0}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Lists the reasons of a table, each once, in the order in which its rows name them by number. */
export function LadderReasons({ reasons, rules, locale }: LadderReasonsProps) {
  return (
    <ol>
      {reasons.map((id) => (
        <li key={id}>
          {rules[id]} <cite>{citation(RULES[id].source, locale)}</cite>
        </li>
      ))}
    </ol>
  );
}
