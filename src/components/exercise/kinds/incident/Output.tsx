/** What the view and the worked answer of an incident both draw. */
import type { JSX } from 'preact';
import type { Line, Panel, Tool } from '../../../../exercises/kinds/incident/question.ts';
import { format } from '../../../../i18n/format.ts';
import { timeText } from '../../../ladder/time.ts';
import { PRINTED_COLUMNS } from '../../../lesson/socket-columns.ts';
import type { Cited } from '../../kind-view.ts';
import { Sentences, VerdictLine } from '../../Verdict.tsx';

/** What stands below a cause or a fix. */
export interface OptionReport {
  readonly id: string;
  readonly mark: 'right' | 'wrong' | 'shown';
  readonly word: string;
  readonly why: readonly Cited[];
  /** The lines that contradict it. */
  readonly quotes: readonly string[];
}

interface OptionVerdictProps {
  readonly id?: string;
  readonly report: OptionReport;
}

/** Whether a cause or a fix is right, and why. */
export function OptionVerdict({ id, report }: OptionVerdictProps): JSX.Element {
  return (
    <div class="verdict" id={id}>
      <VerdictLine mark={report.mark} word={report.word} />
      <Sentences said={report.why} />
      {report.quotes.map((quote) => (
        <p key={quote} class="quote">
          {quote}
        </p>
      ))}
    </div>
  );
}

/** What the programs print of the story with the fix. */
export function After({
  panels,
  t,
}: {
  readonly panels: readonly Panel[];
  readonly t: OutputWords;
}): JSX.Element {
  return (
    <section class="after" aria-label={t.after}>
      <p class="legend">{t.after}</p>
      {panels.map((panel) => (
        <Output key={panel.id} panel={panel} t={t} />
      ))}
    </section>
  );
}

/** What is typed to see an output. */
export const COMMANDS = {
  calls: 'strace -f -ttt -T',
  ss: 'ss -tan',
  nstat: 'nstat -z',
  tcpdump: 'tcpdump -n',
} as const satisfies Record<Tool, string>;

/** The sentences around an output. */
type OutputWords = Readonly<Record<'after' | 'atTime' | 'prints', string>>;

interface OutputProps {
  readonly panel: Panel;
  readonly t: OutputWords;
  /** Draws a line; left out where it is only to be read. */
  readonly line?: (line: Line) => JSX.Element;
}

/** What a program prints, line by line, as it does. */
export function Output({ panel, t, line = readLine }: OutputProps): JSX.Element {
  const { tool, host, at, lines } = panel;
  return (
    <figure class={`printed ${tool}`}>
      <figcaption>
        <code>
          {host}
          {tool === 'tcpdump' || tool === 'calls' ? '#' : '$'} {COMMANDS[tool]}
        </code>{' '}
        {format(t.atTime, { time: timeText(at) })}
      </figcaption>
      {lines.length === 0 && <p>{t.prints}</p>}
      {tool === 'ss' && lines.length > 0 && <Cells head cells={HEAD} />}
      <ul>{lines.map((one) => line(one))}</ul>
    </figure>
  );
}

function readLine({ id, cells }: Line): JSX.Element {
  return (
    <li key={id}>
      <Cells cells={cells} />
    </li>
  );
}

/** What a phone has no room for: the address before a port. */
const WIDE = /^\d+(?:\.\d+){3}(?=:)/;

const HEAD = PRINTED_COLUMNS.ss.map(([name]) => name);

interface CellsProps {
  readonly cells: readonly string[];
  readonly head?: boolean;
}

/** The columns of a line. */
export function Cells({ cells, head }: CellsProps): JSX.Element {
  return (
    <code class={head ? 'cells head' : 'cells'} aria-hidden={head}>
      {cells.map((cell, i) => {
        const [address] = WIDE.exec(cell) ?? [];
        return (
          <span key={i}>
            {address && <span class="wide">{address}</span>}
            {cell.slice(address?.length ?? 0)}{' '}
          </span>
        );
      })}
    </code>
  );
}
