/** What would happen if a learner's answer were sent: the run goes on with it. */
export { whatIfFilled, wrongSegments } from './filled-segment.ts';
export {
  type Fields,
  numberOnWire,
  putFirst,
  type WhatIf,
  whatIf,
  whatIfSent,
} from './what-if.ts';
