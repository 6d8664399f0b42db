/** Runs of the model in which one side or both work by a misconception. */
import type { Environment } from '../host/host.ts';
import type { Profile } from '../profile/profile.ts';
import type { Segment } from '../segment.ts';
import { ACK, RST, SYN } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqDiff } from '../sequence.ts';
import type { IsnChoice, Scenario } from '../simulator/scenario.ts';
import { simulate } from '../simulator/simulator.ts';
import type { HostId, SegmentRecord, Transcript } from '../simulator/transcript.ts';
import { HooksByConnection, type TrueSegments } from './hooks-by-connection.ts';
import { type MisconceptionId, misconceptionOf } from './misconceptions.ts';
import { MutantHost } from './mutant-host.ts';

/** Options of a run with mutants. */
export interface MutantRunOptions {
  readonly seed: number;
  /** Which side works by which misconception. Two sides with the same one understand each other. */
  readonly mutants: Readonly<Partial<Record<HostId, MisconceptionId>>>;
}

/**
 * Runs a scenario with mutants in the place of one host or both.
 *
 * @example simulateMutants(scenario, { seed: 7, mutants: { client: 'syn-costs-nothing' } })
 */
export function simulateMutants(scenario: Scenario, { seed, mutants }: MutantRunOptions): Transcript {
  const trueSegments: TrueSegments | null = mutants.client === mutants.server ? new WeakMap() : null;
  let first: MutantHost | null = null;
  const maker = (id: MisconceptionId) => (side: HostId, profile: Profile, environment: Environment) => {
    const host = new MutantHost(
      side,
      profile,
      environment,
      new HooksByConnection(misconceptionOf(id), trueSegments),
    );
    if (first !== null && trueSegments !== null) {
      host.otherEnd = first;
      first.otherEnd = host;
    }
    first ??= host;
    return host;
  };
  const { client, server } = mutants;
  const hosts = {
    ...(client !== undefined && { client: maker(client) }),
    ...(server !== undefined && { server: maker(server) }),
  };
  const intended = (segment: Segment): Segment => trueSegments?.get(segment) ?? segment;
  return simulate(scenario, { seed, hosts, ...(trueSegments !== null && { intended }) });
}

/**
 * Runs a scenario as a learner with a misconception would write it down: both sides work by it. Every connection takes
 * the ISN it has in the true run, and relative numbers are counted from there, as a question gives them. The true run,
 * where it is at hand, need not be made again.
 */
export function simulateMisconception(
  scenario: Scenario,
  seed: number,
  id: MisconceptionId,
  truth: Transcript = simulate(scenario, { seed }),
): Transcript {
  const given = { ...scenario, isns: isnsOf(truth) };
  return fromTrueIsns(simulateMutants(given, { seed, mutants: { client: id, server: id } }), truth);
}

/** Returns the ISNs of a run in the order they were taken. */
function isnsOf({ segments }: Transcript): IsnChoice[] {
  const taken = segments.filter(({ segment, injected, retransmits }) => {
    return segment.flags & SYN && !injected && retransmits === null;
  });
  return taken.map(({ from, segment }) => ({
    side: from,
    port: segment.sport,
    peer: segment.dport,
    isn: segment.seq,
  }));
}

/** Returns a run with its relative numbers counted from the first ISNs of another. */
function fromTrueIsns(run: Transcript, truth: Transcript): Transcript {
  const isns = new Map<string, Seq>();
  for (const { from, segment, injected } of truth.segments) {
    const key = isnKey(from, segment.sport, segment.dport);
    if (segment.flags & SYN && !injected && !isns.has(key)) isns.set(key, segment.seq);
  }
  const relative = (record: SegmentRecord): SegmentRecord => {
    const { from, to, segment } = record;
    const own = isns.get(isnKey(from, segment.sport, segment.dport));
    const far = isns.get(isnKey(to, segment.dport, segment.sport));
    const withoutConnection = (segment.flags & RST) !== 0 && segment.seq === 0;
    return {
      ...record,
      rseq: own === undefined || withoutConnection ? null : seqDiff(segment.seq, own),
      rack: far === undefined || (segment.flags & ACK) === 0 ? null : seqDiff(segment.ack, far),
    };
  };
  return { ...run, segments: run.segments.map(relative) };
}

function isnKey(side: HostId, port: number, peer: number): string {
  return `${side} ${port} ${peer}`;
}
