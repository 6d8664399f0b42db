/** The TCP model's public face. README.md maps RFC sections to files. */
export { ScenarioError, scenarioProblems, simulateChecked } from './check-scenario.ts';
export type { Connection, Errno, Options } from './connection.ts';
export type { Effect } from './effects.ts';
export type { Profile, ProfileName, ProfileOverrides } from './profile.ts';
export { LINUX, PROFILES, RFC9293 } from './profile.ts';
export type { Recording } from './records/recording.ts';
export type { Rule, RuleId } from './rules.ts';
export { RULES } from './rules.ts';
export type {
  Action,
  Call,
  Filter,
  Injection,
  IsnChoice,
  Match,
  Rewrite,
  Scenario,
  SocketOption,
  Step as ScenarioStep,
} from './scenario.ts';
export type { FlagName, Segment, SegmentOptions } from './segment.ts';
export {
  ACK,
  CWR,
  ECE,
  FIN,
  FLAGS,
  flagLetters,
  flagNames,
  flagsFromLetters,
  hasFlags,
  PSH,
  RST,
  SYN,
  segLen,
  URG,
} from './segment.ts';
export type { Seq } from './sequence.ts';
export {
  SEQUENCE_SPACE,
  seqAdd,
  seqDiff,
  seqGe,
  seqGt,
  seqInWindow,
  seqLe,
  seqLt,
  seqMax,
} from './sequence.ts';
export type { RunOptions } from './simulator.ts';
export { record, simulate } from './simulator.ts';
export type { State } from './state.ts';
export { isSynchronized, SS_NAMES, STATES } from './state.ts';
export type { Event, Step } from './step.ts';
export { step } from './step.ts';
export type { Sysctl, SysctlName } from './sysctl.ts';
export { isSysctl, overridesOf, SYSCTLS } from './sysctl.ts';
export type {
  CallRecord,
  CallResult,
  Cause,
  Fate,
  HostId,
  RefusalRecord,
  SegmentRecord,
  StateRecord,
  TimerName,
  TimerRecord,
  Transcript,
} from './transcript.ts';
export { stateAt, TIMERS } from './transcript.ts';
