import type { SocketTool } from '../../../tcp/connection/state-names.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { HostId } from '../../../tcp/simulator/transcript.ts';
import type { Variant } from '../../kind.ts';

/** The columns of a line that can be asked; `local` and `peer` are the ports. */
export const COLUMNS = ['state', 'recv-q', 'send-q', 'local', 'peer'] as const;

/** One of {@link COLUMNS}. */
export type Column = (typeof COLUMNS)[number];

/** A moment of a run: a segment has been sent or has arrived (counted from 1), or a call of a host has returned. */
export type When =
  | { readonly sent: number }
  | { readonly arrived: number }
  | { readonly host: HostId; readonly returned: string; readonly nth: number };

/** An exercise as `generate` takes it. */
export interface ReadSocketsSpec {
  /** Where it was written, for messages. */
  readonly name: string;
  readonly scenario: Scenario;
  readonly tool: SocketTool;
  /** Whose sockets are listed. */
  readonly hosts: readonly HostId[];
  /** A variant takes one of these moments. */
  readonly when: readonly When[];
  /** `'match'`: which line is of which connection, told by the client's port. */
  readonly ask: readonly Column[] | 'match';
  /** How many of the cells asked are blank; null: all. */
  readonly blanks: number | null;
  /** What has happened is told from this segment on; 1: all of it. */
  readonly since: number;
  /** Least and most octets of each send; null: as the scenario says. */
  readonly octets: readonly [number, number] | null;
}

/** Something that has happened before the moment, as the learner is told of it. Times in µs. */
export type Happening = {
  readonly at: number;
  /** Port of the client whose connection it is about; null where it is about none. */
  readonly client: number | null;
} & (
  | {
      readonly host: HostId;
      /** As a program writes it: `send(700)`. */
      readonly call: string;
      /** What it has returned besides success; null: nothing else. */
      readonly result: string | null;
      /** When it returned; null: it has not by the moment of the list. */
      readonly returned: number | null;
    }
  | {
      readonly from: HostId;
      readonly flags: string;
      readonly seq: number | null;
      readonly ack: number | null;
      readonly len: number;
      /** When it arrived; null: it has not by the moment of the list. */
      readonly arrived: number | null;
      readonly lost: boolean;
    }
);

/** One line of a list; a cell that is null is blank. */
export interface Line {
  readonly host: HostId;
  readonly listens: boolean;
  readonly cells: Readonly<Record<Column, string | null>>;
}

/** What a learner sees of a variant. */
export interface DrawnReadSockets {
  readonly seed: number;
  readonly tool: SocketTool;
  readonly hosts: readonly HostId[];
  /** The moment of the list, µs. */
  readonly at: number;
  readonly history: readonly Happening[];
  readonly lines: readonly Line[];
  /** The ports to choose from where lines are matched with connections, else none. */
  readonly ports: readonly number[];
}

/** One variant: what is seen, and what the model lists it from. */
export interface ReadSocketsQuestion extends DrawnReadSockets, Variant {
  readonly scenario: Scenario;
}

/** Names the cell of a line, counted from 0: `2-recv-q`. */
export function cellOf(line: number, column: Column): string {
  return `${line}-${column}`;
}

/** A blank cell, by its line and column. */
export interface BlankCell {
  readonly id: string;
  readonly line: number;
  readonly column: Column;
}

/** Returns the blank cells in the order they are read. */
export function blanksOf({ lines }: Pick<DrawnReadSockets, 'lines'>): readonly BlankCell[] {
  return lines.flatMap(({ cells }, line) =>
    COLUMNS.flatMap((column) => (cells[column] === null ? [{ id: cellOf(line, column), line, column }] : [])),
  );
}

/** How many steps of help there are for a cell: for a state where it was entered, why and which, for others one less. */
export function stepsFor(column: Column): readonly ('when' | 'rule' | 'value')[] {
  if (column === 'state') return ['when', 'rule', 'value'];
  return column === 'local' || column === 'peer' ? ['when', 'value'] : ['rule', 'value'];
}
