import type { State } from '../../tcp/connection/state.ts';
import type { HostId } from '../../tcp/simulator/transcript.ts';

/**
 * What a packet ladder is, as plain numbers. Every value is serialisable, so an island can get a ladder as a prop.
 * Lengths are px at 16 px per rem; x grows to the right, y grows with time.
 */

/** For wide and for narrow columns. */
export type LadderForm = 'wide' | 'narrow';

/** How SEQ and ACK are written. */
export type NumberStyle = 'relative' | 'absolute';

/** A point of the drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle round `x`, `y` (its centre), turned by `angle` degrees clockwise; lengths in px. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** A piece of text in one tone. */
export interface Run {
  readonly text: string;
  readonly tone: 'plain' | 'strong' | 'soft' | 'note';
}

/** Lines of text that stand in a box, from its top. */
export interface Label {
  readonly lines: readonly (readonly Run[])[];
  readonly box: Box;
  /** Font size, px. */
  readonly size: number;
  /** Where the lines stand in the box. */
  readonly align: 'start' | 'middle' | 'end';
}

/** One segment on its way: a line for each arrival, or one that ends midway. */
export interface LadderSegment {
  /** Index in the transcript's `segments`. */
  readonly index: number;
  /** What readers call it: index + 1. */
  readonly number: number;
  readonly from: HostId;
  readonly to: HostId;
  readonly start: Point;
  /** Where it arrives, in order; for a lost segment the one point where it ends. */
  readonly ends: readonly Point[];
  readonly lost: boolean;
  /** Forged by the wire: the line begins off the lifeline. */
  readonly forged: boolean;
  /** Number of the segment this one repeats. */
  readonly repeats: number | null;
  /** The words on the line in both number styles. */
  readonly labels: Readonly<Record<NumberStyle, Label>>;
}

/** How long one side stays in one state. */
export interface LadderState {
  /** Index in the transcript's `states` of the change that began it; null for the state the ladder begins with. */
  readonly record: number | null;
  readonly host: HostId;
  readonly state: State;
  /** States passed through in the same instant, before this one. */
  readonly via: readonly State[];
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  /** The name beside the lifeline; its second line is how long TIME-WAIT lasts. */
  readonly label: Label;
}

/** A call of the application or a timer that ran out, beside its host's lifeline. */
export interface LadderEvent {
  readonly host: HostId;
  readonly kind: 'call' | 'timer';
  readonly y: number;
  readonly label: Label;
}

/** An instant with its time on the axis. */
export interface LadderTick {
  /** µs. */
  readonly at: number;
  readonly y: number;
  readonly label: Label;
}

/** A long quiet time drawn short. */
export interface LadderBreak {
  /** µs left out. */
  readonly elapsed: number;
  readonly y: number;
  readonly label: Label;
}

/** A transcript as a drawing. */
export interface LadderGeometry {
  readonly form: LadderForm;
  readonly width: number;
  readonly height: number;
  /** x of each lifeline. */
  readonly lifelines: Readonly<Record<HostId, number>>;
  /** The two names at the top. */
  readonly heads: Readonly<Record<HostId, Label>>;
  /** Where the lifelines begin and end. */
  readonly top: number;
  readonly bottom: number;
  readonly segments: readonly LadderSegment[];
  readonly states: readonly LadderState[];
  readonly events: readonly LadderEvent[];
  readonly ticks: readonly LadderTick[];
  readonly breaks: readonly LadderBreak[];
}

/** The words a drawing is made of: sentences of the `diagram` namespace, with {placeholders}. */
export interface LadderWords {
  readonly client: string;
  readonly server: string;
  readonly lost: string;
  /** {n}: number of the segment repeated. */
  readonly retransmission: string;
  readonly duplicated: string;
  readonly delayed: string;
  readonly forged: string;
  /** On the segment that is the learner's own. */
  readonly own: string;
  /** Between two notes on one segment. */
  readonly comma: string;
  /** A host loses its connections. */
  readonly crash: string;
  /** {time}: how long the timer ran. */
  readonly timerRetransmission: string;
  readonly timerLossProbe: string;
  readonly timerReordering: string;
  readonly timerPersist: string;
  readonly timerDelayedAck: string;
  readonly timerKeepalive: string;
  readonly timerFinWait2: string;
  readonly timerTimeWait: string;
}

/** What is to be drawn, and how. */
export interface LadderRequest {
  readonly form: LadderForm;
  readonly words: LadderWords;
  /** Index of the segment that is the learner's own: drawn as its sender's, though the wire put it there. */
  readonly own?: number | null;
  /** First and last segment by number (#1 ...), both included. */
  readonly from?: number;
  readonly to?: number;
  /** Room left above where a segment is sent, px, by its index: so that two ladders stand level. */
  readonly space?: ReadonlyMap<number, number>;
}
