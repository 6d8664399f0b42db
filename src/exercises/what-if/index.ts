/** What would happen if a learner's answer were sent: the run goes on with it. */
export { whatIfFilled, wrongSegments } from './filled-segment.ts';
export { HIDDEN, hiddenFor, type OpenCell, playedRows, type Sort } from './played-rows.ts';
export {
  type Fields,
  numberOnWire,
  putFirst,
  type WhatIf,
  whatIf,
  whatIfSent,
} from './what-if.ts';
