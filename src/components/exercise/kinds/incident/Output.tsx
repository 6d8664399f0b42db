/** What the view and the worked answer of an incident both draw. */
import type { JSX } from 'preact';
import type { Line, Panel, Tool } from '../../../../exercises/kinds/incident/question.ts';
import { format } from '../../../../i18n/format.ts';
import { timeText } from '../../../ladder/time.ts';
import { PRINTED_COLUMNS } from '../../../lesson/socket-columns.ts';
import { Unbroken } from '../../../shell/Unbroken.tsx';
import type { Cited } from '../../kind-view.ts';
import { Sentences, VerdictLine } from '../../Verdict.tsx';

/** What stands below a cause or a fix. */
export interface OptionReport {
  readonly id: string;
  readonly mark: 'right' | 'wrong' | 'shown';
  readonly word: string;
  readonly why: readonly Cited[];
  /** A line of the evidence that contradicts it, with the command that prints it and the sentence that says so, or null. */
  readonly against: { readonly text: string; readonly command: string; readonly line: string } | null;
  /** What stands below others: below the one that is right, once it is told beside a wrong one; below what helps too. */
  readonly beside?: readonly OptionReport[];
}

interface OptionVerdictProps {
  readonly id?: string;
  readonly report: OptionReport;
}

/** Whether a cause or a fix is right, and why: what the reason rests on stands last. */
export function OptionVerdict({ id, report: { mark, word, why, against } }: OptionVerdictProps): JSX.Element {
  return (
    <div class="verdict" id={id}>
      <VerdictLine mark={mark} word={word} />
      <Sentences said={against ? why.map(({ text }) => ({ text, source: null })) : why} />
      {against && (
        <p>
          {against.text} <code class="quote">{against.command}</code>{' '}
          <code class="quote">{against.line}</code>
          {why.map(
            ({ text, source }) =>
              source && (
                <cite key={text}>
                  <Unbroken text={source} />
                </cite>
              ),
          )}
        </p>
      )}
    </div>
  );
}

interface AfterProps {
  readonly panels: readonly Panel[];
  /** What they print without the fix. */
  readonly was: readonly Panel[];
  readonly t: OutputWords;
}

/** What the programs print of the story with the fix: the first output that differs is open, the others can be opened. */
export function After({ panels, was, t }: AfterProps): JSX.Element {
  const before = new Map(was.map(({ id, lines }) => [id, lines.map(lineText)] as const));
  const isNew = (panel: Panel, line: Line) => before.get(panel.id)?.includes(lineText(line)) === false;
  const differs = (panel: Panel) =>
    panel.lines.length !== before.get(panel.id)?.length || panel.lines.some((line) => isNew(panel, line));
  const open = Math.max(0, panels.findIndex(differs));
  return (
    <section class="after" aria-label={t.after}>
      <p class="legend">{t.after}</p>
      {panels.map((panel, i) => (
        <Output
          key={panel.id}
          panel={panel}
          t={t}
          open={i === open}
          line={(line) => (
            <li key={line.id} data-changed={isNew(panel, line) || undefined}>
              <Cells cells={line.cells} />
              {isNew(panel, line) && <span class="visually-hidden"> ({t.changed})</span>}
            </li>
          )}
        />
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

/** Writes the command that prints an output, with the prompt of its host. */
export function promptText({ tool, host }: Pick<Panel, 'tool' | 'host'>): string {
  return `${host}${tool === 'tcpdump' || tool === 'calls' ? '#' : '$'} ${COMMANDS[tool]}`;
}

/** The sentences around an output. */
type OutputWords = Readonly<Record<'after' | 'atTime' | 'changed' | 'prints', string>>;

interface OutputProps {
  readonly panel: Panel;
  readonly t: OutputWords;
  /** Whether it stands open from the beginning; where there is room, evidence always does. */
  readonly open: boolean;
  readonly line: (line: Line) => JSX.Element;
}

/** What a program prints, line by line, as it does, below the command that is typed for it. */
export function Output({ panel, t, open, line }: OutputProps): JSX.Element {
  const { tool, lines } = panel;
  return (
    <details class={`printed ${tool}`} open={open}>
      <summary>
        <code>{promptText(panel)}</code> {format(t.atTime, { time: windowText(panel) })}
      </summary>
      {tool === 'ss' && lines.length > 0 && <Cells head cells={HEAD} />}
      {lines.length === 0 ? <p>{t.prints}</p> : <ul>{lines.map((one) => line(one))}</ul>}
    </details>
  );
}

/**
 * Writes when an output is printed: the moment, or from when to when it goes.
 *
 * @example windowText({ from: 120_000_000, at: 600_000_000 }) // '120–600 s'
 */
function windowText({ from, at }: Pick<Panel, 'from' | 'at'>): string {
  const end = timeText(at);
  if (from === 0) return end;
  const [number = '', unit] = timeText(from).split('\u00a0');
  return end.endsWith(`\u00a0${unit}`) ? `${number}–${end}` : `${number}\u00a0${unit}–${end}`;
}

function lineText({ cells }: Line): string {
  return cells.join(' ');
}

/** What a phone has no room for: the address before a port. */
const WIDE = /^\d+(?:\.\d+){3}(?=:)/;

const HEAD = PRINTED_COLUMNS.ss.map(([name]) => name);

interface CellsProps {
  readonly cells: readonly string[];
  readonly head?: boolean;
}

/** The columns of a line. The spaces between them are text, so that a line is copied as a line. */
export function Cells({ cells, head }: CellsProps): JSX.Element {
  const [only = '', ...others] = cells;
  if (others.length === 0) return <Packet line={only} />;
  return (
    <code class={head ? 'cells head' : 'cells'}>
      {cells.map((cell, i) => {
        const [address] = WIDE.exec(cell) ?? [];
        return [
          i > 0 && ' ',
          <span key={i}>
            {address && <span class="wide">{address}</span>}
            {cell.slice(address?.length ?? 0)}
          </span>,
        ];
      })}
    </code>
  );
}

/** A line of tcpdump: from whom to whom, and below it the fields, each named by its first word. */
function Packet({ line }: { readonly line: string }): JSX.Element {
  const colon = line.indexOf(': ') + 2;
  return (
    <code class="cells">
      {line.slice(0, colon)}
      <span class="fields">
        {line
          .slice(colon)
          .split(', ')
          .map((field, i) => [
            i > 0 && ', ',
            <span key={i} data-field={field.split(' ', 1)[0]}>
              {field}
            </span>,
          ])}
      </span>
    </code>
  );
}
