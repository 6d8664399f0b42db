/** Which events of a run have to come before which: any order that keeps this is right. */
export { type Edge, type EventId, timeOf, WHYS, type Why } from './event.ts';
export { happensBefore, type Precedence, precedences } from './graph.ts';
