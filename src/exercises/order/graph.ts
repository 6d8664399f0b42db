import type { Scenario } from '../../tcp/simulator/scenario.ts';
import type { Transcript } from '../../tcp/simulator/transcript.ts';
import { edgesByCause } from './by-cause.ts';
import { edgesByNumbers } from './by-numbers.ts';
import { edgesByProgram } from './by-program.ts';
import type { Edge, EventId } from './event.ts';

/** Which events of a run have to come before which, whatever the clock says. */
export interface Graph {
  readonly edges: readonly Edge[];
  /** Returns every event that has to come after this one. */
  after(event: EventId): ReadonlySet<EventId>;
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
  const edges = [...edgesByNumbers(run), ...edgesByProgram(run, scenario), ...edgesByCause(run)];
  const from = new Map<EventId, Edge[]>();
  for (const edge of edges) {
    const known = from.get(edge.before);
    if (known) known.push(edge);
    else from.set(edge.before, [edge]);
  }
  const reached = new Map<EventId, ReadonlyMap<EventId, Edge>>();
  const reachedFrom = (start: EventId): ReadonlyMap<EventId, Edge> => {
    const known = reached.get(start) ?? search(from, start);
    reached.set(start, known);
    return known;
  };
  return {
    edges,
    after: (event) => new Set(reachedFrom(event).keys()),
    path: (before, after) => trace(reachedFrom(before), before, after),
  };
}

/** Returns for every event that can be reached the last edge of a shortest way to it. */
function search(from: ReadonlyMap<EventId, readonly Edge[]>, start: EventId): Map<EventId, Edge> {
  const reachedBy = new Map<EventId, Edge>();
  const open: EventId[] = [start];
  for (const event of open) {
    for (const edge of from.get(event) ?? []) {
      if (reachedBy.has(edge.after)) continue;
      reachedBy.set(edge.after, edge);
      if (edge.after !== start) open.push(edge.after);
    }
  }
  return reachedBy;
}

function trace(reachedBy: ReadonlyMap<EventId, Edge>, start: EventId, goal: EventId): Edge[] | null {
  const path: Edge[] = [];
  for (let edge = reachedBy.get(goal); edge; edge = reachedBy.get(edge.before)) {
    path.unshift(edge);
    if (edge.before === start) return path;
  }
  return null;
}

/**
 * Returns the precedences among some events that do not follow from others among them: an order that keeps these
 * keeps them all.
 */
export function precedences(graph: Graph, events: readonly EventId[]): Precedence[] {
  const following = new Map(events.map((event) => [event, graph.after(event)]));
  const precedes = (before: EventId, after: EventId) => following.get(before)?.has(after) ?? false;
  return events.flatMap((before) =>
    events.flatMap((after): Precedence[] => {
      if (!precedes(before, after) || events.some((one) => precedes(before, one) && precedes(one, after)))
        return [];
      const path = graph.path(before, after);
      return path ? [{ before, after, path }] : [];
    }),
  );
}
