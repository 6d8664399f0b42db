import type { JSX } from 'preact';
import {
  blanksOf,
  type Column,
  cellOf,
  type DrawnReadSockets,
  type Happening,
} from '../../../../exercises/kinds/read-sockets/question.ts';
import { format } from '../../../../i18n/format.ts';
import { STATE_NAMES } from '../../../../tcp/connection/state-names.ts';
import type { HostId } from '../../../../tcp/simulator/transcript.ts';
import { timeText } from '../../../ladder/time.ts';
import { addressBefore, PRINTED_COLUMNS, SOCKET_COMMANDS } from '../../../lesson/socket-columns.ts';
import type { KindView, ViewProps } from '../../kind-view.ts';
import { JudgedBlank, Reasons, Sentences } from '../../Verdict.tsx';
import type { Picked } from '../../words.ts';
import type { ReadSocketsReport, WORDS } from './report.tsx';

type Words = Picked<typeof WORDS>;
type Props = ViewProps<DrawnReadSockets, ReadSocketsReport, Words>;

/** What a page loads for lists of sockets. */
export const view: KindView<DrawnReadSockets, ReadSocketsReport, Words> = {
  View: ReadSockets,
  first: (question) => blanksOf(question)[0]?.id ?? null,
  remaining: (report, part) => ({
    ...report,
    cells: Object.fromEntries(Object.entries(report.cells).filter(([id]) => id !== part)),
  }),
  asked: (question) => blanksOf(question).length,
  // Two steps on most cells; a state has three.
  hints: (question) => 2 * blanksOf(question).length,
  report: () => import('./report.tsx'),
};

/** What has happened so far, and the lists the hosts print then, with blanks. */
function ReadSockets(props: Props): JSX.Element {
  const { question, explained, t } = props;
  const { at, hosts, history } = question;
  const several = new Set(history.flatMap(({ client }) => client ?? [])).size > 1;
  return (
    <>
      <div class="history-and-lists">
        <table class="ruled happened">
          <caption class="numbers">{t.happened}</caption>
          <thead>
            <tr>
              <th scope="col">{t.columnTime}</th>
              {several && <th scope="col">{t.columnClient}</th>}
              <th scope="col">{t.columnEvent}</th>
              <th scope="col">{t.columnEnd}</th>
            </tr>
          </thead>
          <tbody>
            {history.map((one, i) => (
              <tr key={i}>
                <td>{timeText(one.at)}</td>
                {several && <td>{one.client}</td>}
                <td>{'call' in one ? <CallText call={one} t={t} /> : <SegmentText segment={one} t={t} />}</td>
                <td>{endText(one, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div class="lists">
          <p class="now">{format(hosts.length > 1 ? t.nowBoth : t.nowOne, { time: timeText(at) })}</p>
          {hosts.map((host) => (
            <SocketTable key={host} host={host} {...props} />
          ))}
        </div>
      </div>
      <Reasons
        reasons={blanksOf(question).flatMap(({ id }) => {
          const cell = explained?.cells[id];
          return cell && cell.why.length > 0 ? [cell] : [];
        })}
        named
        summary={t.explain}
        draw={({ note, why }) => (
          <>
            {note && <p>{note}</p>}
            <Sentences said={why} />
          </>
        )}
      />
    </>
  );
}

function CallText({
  call,
  t,
}: {
  readonly call: Extract<Happening, { call: string }>;
  readonly t: Words;
}): JSX.Element {
  return (
    <>
      <span class={`of-${call.host}`}>{t[call.host]}</span> <code>{call.call}</code>
      {call.result !== null && <code> = {call.result}</code>}
    </>
  );
}

/** Says when a call returns or a segment arrives. */
function endText(one: Happening, t: Words): string {
  const end = 'call' in one ? one.returned : one.arrived;
  if (end !== null) return timeText(end);
  return 'lost' in one && one.lost ? t.lost : t.notYet;
}

interface SegmentTextProps {
  readonly segment: Extract<Happening, { flags: string }>;
  readonly t: Words;
}

function SegmentText({ segment, t }: SegmentTextProps): JSX.Element {
  const { from, flags, seq, ack, len } = segment;
  const numbers = [
    ...(seq === null ? [] : [`${t.seq}=${seq}`]),
    ...(ack === null ? [] : [`${t.ack}=${ack}`]),
    ...(len === 0 ? [] : [`${t.len}=${len}`]),
  ];
  return (
    <>
      <span class={`way of-${from}`}>
        <span>{from === 'client' ? t.clientToServer : t.serverToClient}</span>
      </span>{' '}
      <code>
        {flags} {numbers.join(' ')}
      </code>
    </>
  );
}

/** A host's list. */
function SocketTable({ host, ...props }: Props & { readonly host: HostId }): JSX.Element {
  const { question, t } = props;
  const { tool, lines } = question;
  const own = lines.flatMap((line, index) => (line.host === host ? [{ line, index }] : []));
  return (
    <table class={`ruled sockets ${tool}`}>
      <caption>
        <code>
          {host}$ {SOCKET_COMMANDS[tool]}
        </code>
      </caption>
      <thead>
        <tr>
          <th scope="col" class="line">
            <span class="visually-hidden">{t.line}</span>
          </th>
          {PRINTED_COLUMNS[tool].map(([name, wide, column]) => (
            <th key={name} scope="col" class={column ?? 'wide'}>
              {name} {wide && <span class="wide">{wide}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {own.map(({ line, index }, i) => (
          <tr key={index}>
            <th scope="row" class="line">
              {i + 1}
            </th>
            {PRINTED_COLUMNS[tool].map(([name, , column]) => (
              <td key={name} class={column ?? 'wide'}>
                {column === null ? (
                  'tcp'
                ) : (
                  <>
                    {isPort(column) && line.cells[column] !== null && (
                      <span class="wide">{addressBefore(host, line.listens, column)}:</span>
                    )}
                    {line.cells[column] ?? (
                      <Blank {...props} host={host} index={index} number={i + 1} column={column} />
                    )}
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isPort(column: Column): column is 'local' | 'peer' {
  return column === 'local' || column === 'peer';
}

interface BlankProps extends Props {
  readonly host: HostId;
  /** Index of the line among those of all hosts, and its number among those of its own. */
  readonly index: number;
  readonly number: number;
  readonly column: Column;
}

/** A blank cell with its verdict below. */
function Blank({ question, typed, report, ready, prefix, t, type, ...place }: BlankProps): JSX.Element {
  const { host, index, number, column } = place;
  const id = cellOf(index, column);
  const own = report?.cells[id];
  const verdictId = own && `${prefix}-${id}`;
  const { CLOSED: _, ...states } = STATE_NAMES[question.tool];
  const choices = column === 'state' ? Object.values(states) : question.ports;
  const entry = {
    'data-cell': id,
    value: ready ? (typed[id] ?? '') : undefined,
    'aria-label': format(t.cellLabel, { host: t[host], n: number, column: t.columns[column] }),
    'aria-describedby': verdictId,
    'aria-invalid': own?.mark === 'wrong' || own?.mark === 'unread' || undefined,
  };
  return (
    <JudgedBlank
      sort={column}
      name={null}
      label={entry['aria-label']}
      typed={typed[id] ?? ''}
      report={own}
      verdictId={verdictId}
    >
      {choices.length > 0 ? (
        <select {...entry} onChange={(event) => type(id, event.currentTarget.value)}>
          <option value="">{t.chooseState}</option>
          {ready && choices.map((choice) => <option key={choice}>{choice}</option>)}
        </select>
      ) : (
        <input {...entry} inputMode="numeric" onInput={(event) => type(id, event.currentTarget.value)} />
      )}
    </JudgedBlank>
  );
}
