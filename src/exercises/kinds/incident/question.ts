import type { State } from '../../../tcp/connection/state.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { CallResult, HostId } from '../../../tcp/simulator/transcript.ts';
import type { Count, Predicate, SegmentWords, Time } from '../../authoring/claims/claim.ts';
import type { Variant } from '../../kind.ts';
import type { Variable } from '../../trace/run/index.ts';

/** What the evidence of an incident is printed by. */
export const TOOLS = ['calls', 'ss', 'nstat', 'tcpdump'] as const;

/** One of {@link TOOLS}; `calls` is the log of a host's calls, as `strace -T` writes it. */
export type Tool = (typeof TOOLS)[number];

/** One output of a program: what it shows of which host, up to which moment. */
export interface PanelSpec {
  readonly id: string;
  readonly tool: Tool;
  readonly host: HostId;
  /** What stands before it is left out of a log or a capture, µs. */
  readonly from: number;
  /** The moment it is printed, µs. */
  readonly at: number;
  /** Which calls a log has, and which counters are printed; null: all, and those that moved. */
  readonly only: readonly string[] | null;
}

/** Which lines of a panel are meant; all conditions that are given must hold. */
export interface LineWords {
  readonly panel: string;
  /** Of a socket: the state, and what its queues hold. */
  readonly state?: State | undefined;
  readonly recvQ?: Count | undefined;
  readonly sendQ?: Count | undefined;
  /** Whether more connections wait for a listener than its bound. */
  readonly full?: boolean | undefined;
  /** Whether the other host lacks the connection at that moment. */
  readonly unmatched?: boolean | undefined;
  /** Of a counter. */
  readonly counter?: string | undefined;
  readonly value?: Count | undefined;
  /** Of a call. */
  readonly call?: string | undefined;
  readonly result?: CallResult | undefined;
  readonly takes?: Time | undefined;
  /** Of a segment. */
  readonly segment?: SegmentWords | undefined;
}

/** A cause that can be picked: right if its claim holds on the run. */
export interface Cause {
  readonly id: string;
  readonly holds: Predicate;
  /** The lines that contradict it. */
  readonly against: readonly LineWords[];
}

/** A fix that can be tried: the same story, with it in place. */
export interface Fix {
  readonly id: string;
  /** Null: the story's own. */
  readonly scenario: Scenario | null;
  readonly overrides: NonNullable<Scenario['overrides']>;
}

/** An exercise as `generate` takes it: the author's file with its words left out. */
export interface IncidentSpec extends Pick<Variable, 'scenario' | 'octets'> {
  /** Where it was written, for messages. */
  readonly name: string;
  readonly vary: Variable['vary'];
  readonly evidence: readonly PanelSpec[];
  readonly causes: readonly Cause[];
  /** What proves the cause, together: a line of each. */
  readonly proof: readonly LineWords[];
  /** Lines that may be marked beside such a line, and prove nothing alone. */
  readonly supports: readonly LineWords[];
  /** What the fix has to end. */
  readonly symptom: Predicate;
  readonly fixes: readonly Fix[];
}

/** One line a program prints, in columns. */
export interface Line {
  /** `sockets-3`: the panel's id and the line, counted from 1. */
  readonly id: string;
  readonly cells: readonly string[];
}

/** The output of a program. Times in µs. */
export interface Panel extends Pick<PanelSpec, 'id' | 'tool' | 'host' | 'from' | 'at'> {
  readonly lines: readonly Line[];
}

/** One variant: its evidence, and what can be picked, in its order. It does not say what is right. */
export interface IncidentQuestion extends Variant, Omit<IncidentSpec, 'octets' | 'vary'> {
  readonly panels: readonly Panel[];
}

/** The steps of an incident, in their order; each is a part of the answer. */
export const STEPS = ['cause', 'proof', 'fix'] as const;

/** One of {@link STEPS}. */
export type Step = (typeof STEPS)[number];

/** What a learner has picked so far; null where a step is still to come. */
export interface IncidentAnswer {
  readonly cause: string;
  /** Ids of lines. */
  readonly proof: readonly string[] | null;
  readonly fix: string | null;
}
