/** The TCP model's public face. README.md maps RFC sections to files. */

export type { Effect } from './connection/effects.ts';
export type { State } from './connection/state.ts';
export { STATES } from './connection/state.ts';
export { KERNEL_NAMES, SOCKET_TOOLS, type SocketTool, STATE_NAMES } from './connection/state-names.ts';
export type { Event, Step } from './connection/step.ts';
export { step } from './connection/step.ts';
export type { Errno, Options, Tcb } from './connection/tcb.ts';
export type { Profile, ProfileName, ProfileOverrides } from './profile/profile.ts';
export { LINUX, PROFILES, RFC9293 } from './profile/profile.ts';
export { parameterProblem } from './profile/ranges.ts';
export type { Sysctl, SysctlName } from './profile/sysctl.ts';
export { isSysctl, overridesOf, SYSCTLS, sysctlProblem } from './profile/sysctl.ts';
export type { Rule, RuleId } from './rules.ts';
export { RULES } from './rules.ts';
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
  MOST_DATA,
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
} from './sequence.ts';
export { ScenarioError } from './simulator/check-scenario.ts';
export { COUNTER_NAMES, type CounterName, countersOf } from './simulator/counters.ts';
export type { Observer } from './simulator/observer.ts';
export type { ListenerQueues, Queued } from './simulator/queue-list.ts';
export { queuesAt } from './simulator/queue-list.ts';
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
} from './simulator/scenario.ts';
export { scenarioProblems } from './simulator/scenario-ranges.ts';
export { simulateChecked } from './simulator/simulate-checked.ts';
export type { RunOptions } from './simulator/simulator.ts';
export { run, simulate } from './simulator/simulator.ts';
export type { QueueLength, SocketLine } from './simulator/socket-list.ts';
export { socketsAt } from './simulator/socket-list.ts';
export type {
  CallRecord,
  CallResult,
  Cause,
  Fate,
  HostId,
  RefusalRecord,
  RunSummary,
  SegmentRecord,
  StateRecord,
  TimerName,
  TimerRecord,
  Transcript,
} from './simulator/transcript.ts';
export { stateAt, TIMERS } from './simulator/transcript.ts';
