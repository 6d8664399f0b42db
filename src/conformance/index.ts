/** What the model is checked against: recordings of a real kernel, socket lists, and what every state does with every segment. */
import type { ProfileName } from '../tcp/index.ts';
import type { Where } from './matrix/cells.ts';
import { LINUX } from './matrix/linux-table.ts';
import { RFC } from './matrix/rfc9293-table.ts';
import type { Row } from './matrix/rows.ts';

export { type Capture, captureSchema } from './capture.ts';
export { TOLERANCE } from './compare.ts';
export { type Deviation, deviationSchema } from './deviation.ts';
export {
  type AckSort,
  type Cell,
  CLIENT_ISN,
  cellsOf,
  KIND_NAMES,
  KINDS,
  type Kind,
  type Place,
  SERVER_ISN,
  VARIABLES,
  type Variables,
  WHERES,
  type Where,
} from './matrix/cells.ts';
export { type Answer, type Row, rowOf } from './matrix/rows.ts';
export { recordedPcapng, recordedSegments } from './recorded-pcapng.ts';
export { type Replay, replay } from './replay.ts';
export {
  queueDifferences,
  type SocketRecording,
  socketDifferences,
  socketRecordingSchema,
} from './sockets.ts';

/** What each state does with each segment, by profile: of a state's rows the first that fits a cell decides it. */
export const MATRIX: Readonly<Record<ProfileName, Readonly<Record<Where, readonly Row[]>>>> = {
  rfc9293: RFC,
  linux: LINUX,
};
