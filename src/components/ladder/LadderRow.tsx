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
  /** How far its segments have come on their way, from 0 to 1, where they are drawn travelling. */
  readonly travelled?: number;
  /** More classes. */
  readonly look?: string;
}

/**
 * One segment of a ladder that grows with what is written on it: its label stands over its arrow, in reading order and
 * with room for inputs. `rows.css` and `rows-wide.css` lay it out; the arrow is that of every ladder.
 */
export function LadderRow(row: LadderRowProps): JSX.Element {
  const { way, arrows, children, time, client, server, remark, below, travelled = 1, look = '' } = row;
  return (
    <li
      class={`rung from-${way.from}${special(way)}${arrows.length > 1 || way.fate === 'duplicated' ? ' crossing' : ''}${look}`}
    >
      {client}
      {time}
      <div class="label">{children}</div>
      {remark && <p class="remark">{remark}</p>}
      <Arrows ways={arrows} travelled={travelled} />
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

interface ArrowsProps {
  readonly ways: readonly Way[];
  readonly travelled: number;
}

/** The arrows of a row, drawn from left to right as wide as the ladder and mirrored for the server's by the style sheet. */
function Arrows({ ways, travelled }: ArrowsProps): JSX.Element {
  return (
    <div class="ladder arrows">
      {ways.flatMap((way) =>
        coursesOf(way, ways).map((course) => (
          <Arrow key={`${way.index} ${course}`} way={way} course={course} travelled={travelled} />
        )),
      )}
    </div>
  );
}

/** Where an arrow begins and ends, as shares of the height of its row in hundredths. */
type Course = readonly [begin: number, end: number];

/** Returns the ways a segment takes: flatter where it overtakes another, two where it arrives twice. */
function coursesOf(way: Way, ways: readonly Way[]): readonly Course[] {
  if (ways.some((other) => overtakes(way, other))) return [[35, 55]];
  return way.fate === 'duplicated'
    ? [
        [0, 55],
        [0, 100],
      ]
    : [[0, 100]];
}

interface ArrowProps {
  readonly way: Way;
  readonly course: Course;
  readonly travelled: number;
}

function Arrow({ way, course: [begin, end], travelled }: ArrowProps): JSX.Element {
  const lost = way.fate === 'lost';
  const share = travelled * (lost ? LOST_AT : 1);
  const [x, y] = [`${share * 100}%`, `${begin + share * (end - begin)}%`];
  return (
    <svg aria-hidden="true" class={`${way.from} line${lost ? ' lost' : ''}${end < 100 ? ' first' : ''}`}>
      <line x2={x} y1={begin === 0 ? undefined : `${begin}%`} y2={y} />
      {travelled < 1 ? (
        <circle cx={x} cy={y} r="5" />
      ) : (
        <path class={lost ? 'cross' : undefined} d={lost ? CROSS : HEAD} />
      )}
    </svg>
  );
}
