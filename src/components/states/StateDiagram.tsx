import { STATES, type State } from '../../tcp/connection/state.ts';
import type { HostId } from '../../tcp/simulator/transcript.ts';
import { arrowPaths, type Layout, numberPlace, type Point, wordsOf } from './layout.ts';
import type { StateStep } from './steps.ts';
import { ARROW_IDS, type ArrowId, arrowOf, type StateEvent } from './transitions.ts';

/** Sentences of the `states` namespace that stand in the drawing. */
export interface DiagramWords {
  readonly activeClose: string;
  readonly passiveClose: string;
  readonly nothing: string;
  readonly events: Readonly<Record<StateEvent, string>>;
}

/** A run's way through the diagram. */
export interface RunPath {
  readonly host: HostId;
  readonly steps: readonly StateStep[];
}

interface DiagramProps {
  readonly layout: Layout;
  readonly name: string;
  readonly t: DiagramWords;
  readonly path: RunPath | null;
  readonly highlight: readonly State[];
}

/** The arrows that end in the lower of the two boxes of CLOSED. */
const TO_THE_END: readonly ArrowId[] = ['last-ack-closed', 'time-wait-closed'];

/** The numbers of a path that one arrow or state carries. */
function numbersOf(path: RunPath | null, here: (step: StateStep) => boolean): string {
  return (path?.steps ?? [])
    .filter(here)
    .map(({ number }) => number)
    .join(' ');
}

function StepNumber({ at: [x, y], text, radius }: { at: Point; text: string; radius: number }) {
  const width = Math.max(2 * radius, text.length * radius * 0.8 + radius);
  return (
    <g class="step-number">
      {' '}
      <rect x={x - width / 2} y={y - radius} width={width} height={2 * radius} rx={radius} />
      <text x={x} y={y + radius * 0.42} font-size={radius * 1.25}>
        {text}
      </text>
    </g>
  );
}

function ArrowGroup({ id, layout, t, path }: { id: ArrowId } & Pick<DiagramProps, 'layout' | 't' | 'path'>) {
  const { event, sends, opens } = { opens: undefined, ...arrowOf(id) };
  const own = layout.arrows[id];
  const { line, head } = arrowPaths(own);
  const [x, y] = own.words.at;
  const numbers = numbersOf(path, ({ drawn }) => drawn.arrow === id);
  const tone = path ? (numbers ? `${path.host} is-path` : '') : (opens ?? '');
  return (
    <g class={`arrow ${tone}`.trim()} data-way={id}>
      <path class="stroke" d={line} />
      <path class="head" d={head} />
      <text x={x} y={y} class={own.words.anchor}>
        {wordsOf(t.events[event], sends ?? t.nothing, own.words).map((text, i) => [
          i > 0 && ' ',
          <tspan key={text} x={x} dy={i === 0 ? undefined : layout.lineHeight}>
            {text}
          </tspan>,
        ])}
      </text>
      {numbers && <StepNumber at={numberPlace(own, layout.radius)} text={numbers} radius={layout.radius} />}
    </g>
  );
}

/** Tells whether a path goes through a box; the two boxes of CLOSED are its beginning and its end. */
function isVisited(path: RunPath | null, state: State, isEnd: boolean): boolean {
  return (path?.steps ?? []).some(({ from, to, drawn }) => {
    if (state !== 'CLOSED') return from === state || to === state;
    const ends = to === state && (drawn.arrow === null || TO_THE_END.includes(drawn.arrow));
    return isEnd ? ends : from === state || (to === state && !ends);
  });
}

function StateBox({
  state,
  at: [x, y],
  isEnd,
  layout,
  path,
  highlight,
}: { state: State; at: Point; isEnd: boolean } & Pick<DiagramProps, 'layout' | 'path' | 'highlight'>) {
  const { width, height } = layout.box;
  const marks = [
    'state',
    ...(highlight.includes(state) ? ['is-marked'] : []),
    ...(path && isVisited(path, state, isEnd) ? [path.host, 'is-path'] : []),
  ];
  // A step without an arrow leaves from the corner of its state.
  const numbers = isEnd ? '' : numbersOf(path, ({ from, drawn }) => drawn.arrow === null && from === state);
  return (
    <g class={marks.join(' ')} data-state={state}>
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx={3} />
      <text x={x} y={y + layout.fontSize * 0.36}>
        {state}
      </text>
      {numbers && <StepNumber at={[x + width / 2, y + height / 2]} text={numbers} radius={layout.radius} />}
    </g>
  );
}

/** Draws the eleven states as SVG: classes and attributes only, colours from the site's tokens. */
export function StateDiagram({ layout, name, t, path, highlight }: DiagramProps) {
  const { form, width, height, boxes, fields, fontSize } = layout;
  const order = (id: ArrowId) => Number(path?.steps.some(({ drawn }) => drawn.arrow === id) ?? false);
  return (
    <svg
      class={`state-diagram is-${form}${path ? ' has-path' : ''}`}
      viewBox={`0 0 ${width} ${height}`}
      font-size={fontSize}
      role="img"
    >
      <title>{name}</title>
      {fields.map((field) => (
        <g key={field.name} class="field">
          <rect x={field.x} y={field.y} width={field.width} height={field.height} rx={4} />
          <text x={field.title[0]} y={field.title[1]} class={field.anchor}>
            {t[field.name]}
          </text>
        </g>
      ))}
      {ARROW_IDS.toSorted((a, b) => order(a) - order(b)).map((id) => (
        <ArrowGroup key={id} id={id} layout={layout} t={t} path={path} />
      ))}
      {boxes.map(({ state, at }, i) => (
        <StateBox
          key={i}
          state={state}
          at={at}
          isEnd={i >= STATES.length}
          layout={layout}
          path={path}
          highlight={highlight}
        />
      ))}
    </svg>
  );
}
