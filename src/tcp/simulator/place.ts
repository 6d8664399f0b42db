import type { HostId } from './transcript.ts';

/** Which connection of which host a record is about. */
export interface Place {
  readonly host: HostId;
  readonly port: number;
  readonly peer: number | null;
}
