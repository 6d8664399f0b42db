import type { ComponentChildren, JSX } from 'preact';
import { CROSS, HEAD, LOST_AT } from './shapes.ts';
import { overtakes, type Way } from './ways.ts';

interface LadderRowProps {
  readonly way: Way;
  /** The segments whose arrows are drawn in this row. */
  readonly arrows: readonly Way[];
  /** The segment's number, which way it goes and its fields, in one line where there is room. */
  readonly children: ComponentChildren;
  /** When it is sent, at the side. */
  readonly time: ComponentChildren;
  /** Either side's state, at its lifeline. */
  readonly client?: ComponentChildren;
  readonly server?: ComponentChildren;
  /** What is said of its way, at the arrow. */
  readonly remark?: string | undefined;
  /** What is explained here, between the lifelines. */
  readonly below?: ComponentChildren;
  /** More classes. */
  readonly look?: string;
}

/**
 * One segment of a ladder that grows with what is written on it: its label stands over its arrow, in reading order and
 * with room for inputs. `rows.css` and `rows-wide.css` lay it out; the arrow is that of every ladder.
 */
export function LadderRow(row: LadderRowProps): JSX.Element {
  const { way, arrows, children, time, client, server, remark, below, look = '' } = row;
  return (
    <li class={`rung from-${way.from}${special(way)}${arrows.length > 1 ? ' crossing' : ''}${look}`}>
      {client}
      {time}
      <div class="label">{children}</div>
      {remark && <p class="remark">{remark}</p>}
      <Arrows ways={arrows} />
      {server}
      {below && <div class="below">{below}</div>}
    </li>
  );
}

/** Returns the class of a segment whose remark stands out. */
function special({ fate, repeats }: Way): string {
  if (fate === 'lost') return ' lost';
  return repeats === null ? '' : ' repeated';
}

/** The arrows of a row, drawn from left to right as wide as the ladder and mirrored for the server's by the style sheet. */
function Arrows({ ways }: { readonly ways: readonly Way[] }): JSX.Element {
  return (
    <div class="ladder arrows">
      {ways.map((way) => (
        <Arrow
          key={way.index}
          from={way.from}
          lost={way.fate === 'lost'}
          overtakes={ways.some((other) => overtakes(way, other))}
        />
      ))}
    </div>
  );
}

interface ArrowProps {
  readonly from: Way['from'];
  readonly lost: boolean;
  /** Drawn flatter, to arrive above the segment it overtakes. */
  readonly overtakes: boolean;
}

function Arrow({ from, lost, overtakes: first }: ArrowProps): JSX.Element {
  const end = lost ? `${LOST_AT * 100}%` : '100%';
  return (
    <svg aria-hidden="true" class={`${from} line${lost ? ' lost' : ''}${first ? ' first' : ''}`}>
      <line x2={end} y1={first ? '35%' : undefined} y2={first ? '55%' : end} />
      <path class={lost ? 'cross' : undefined} d={lost ? CROSS : HEAD} />
    </svg>
  );
}
