import type { Scenario } from '../../tcp/scenario.ts';
import type { Transcript } from '../../tcp/transcript.ts';
import { edgesByCause } from './by-cause.ts';
import { edgesByNumbers } from './by-numbers.ts';
import { edgesByProgram } from './by-program.ts';
import type { Edge, EventId } from './event.ts';

/** Which events of a run come before which, whatever the clocks say. */
export interface Graph {
  readonly edges: readonly Edge[];
  /** Returns the shortest chain of edges from one event to a later one, or null when neither has to come first. */
  path(before: EventId, after: EventId): readonly Edge[] | null;
}

/** Two events of which the first has to come before the second, with the chain of edges between them. */
export interface Precedence {
  readonly before: EventId;
  readonly after: EventId;
  readonly path: readonly Edge[];
}

/**
 * Returns the happens-before graph of a run: every edge is forced by a cause, a program or the numbers in the
 * segments, none by the clock alone.
 */
export function happensBefore(run: Transcript, scenario: Scenario): Graph {
  const edges = [...edgesByNumbers(run), ...edgesByCause(run), ...edgesByProgram(run, scenario)];
  const from = new Map<EventId, Edge[]>();
  for (const edge of edges) {
    const known = from.get(edge.before);
    if (known) known.push(edge);
    else from.set(edge.before, [edge]);
  }
  return { edges, path: (before, after) => shortest(from, before, after) };
}

function shortest(from: ReadonlyMap<EventId, readonly Edge[]>, start: EventId, goal: EventId): Edge[] | null {
  const reachedBy = new Map<EventId, Edge>();
  const open: EventId[] = [start];
  for (const event of open) {
    for (const edge of from.get(event) ?? []) {
      if (edge.after === start || reachedBy.has(edge.after)) continue;
      reachedBy.set(edge.after, edge);
      if (edge.after === goal) return trace(reachedBy, start, goal);
      open.push(edge.after);
    }
  }
  return null;
}

function trace(reachedBy: ReadonlyMap<EventId, Edge>, start: EventId, goal: EventId): Edge[] {
  const path: Edge[] = [];
  for (let event = goal; event !== start; ) {
    const edge = reachedBy.get(event);
    if (!edge) break;
    path.unshift(edge);
    event = edge.before;
  }
  return path;
}

/**
 * Returns the precedences among some events that do not follow from others among them: an order that keeps these
 * keeps them all.
 */
export function precedences(graph: Graph, events: readonly EventId[]): Precedence[] {
  const all = events.flatMap((before) =>
    events.flatMap((after): Precedence[] => {
      const path = before === after ? null : graph.path(before, after);
      return path ? [{ before, after, path }] : [];
    }),
  );
  const known = new Set(all.map(({ before, after }) => `${before} < ${after}`));
  return all.filter(
    ({ before, after }) =>
      !events.some((between) => known.has(`${before} < ${between}`) && known.has(`${between} < ${after}`)),
  );
}
