import { PROFILES, type ProfileName } from '../../../tcp/profile/profile.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { Transcript } from '../../../tcp/simulator/transcript.ts';
import { stateAround } from '../../trace/run/index.ts';
import type { CallWords, Claim, Predicate, StateWords, Time } from './claim.ts';
import { callOf, callsLike, fits, instantOf, segmentOf, stays } from './find.ts';
import { counts, time, times } from './measure.ts';

/** Gives the run of a scenario, in a profile and with parameters of its own where a claim names them. */
export type Runs = (
  id: string,
  profile?: ProfileName,
  overrides?: NonNullable<Scenario['overrides']>,
) => Transcript;

/**
 * Tells whether a claim is true. Throws a RangeError when it names a segment or call its run does not have: that is
 * its author's slip, not a false claim.
 */
export function claimHolds(claim: Claim, runs: Runs): boolean {
  if ('all' in claim) return claim.all.every((part) => claimHolds(part, runs));
  if ('any' in claim) return claim.any.some((part) => claimHolds(part, runs));
  if ('not' in claim) return !claimHolds(claim.not, runs);
  if ('run' in claim) return predicateHolds(claim.holds, runs(claim.run, claim.profile, claim.overrides));
  const value = PROFILES[claim.profile][claim.param];
  if (typeof claim.is === 'string' && typeof value === 'number') return value === time(claim.is);
  return value === claim.is;
}

/** Tells whether a run bears a predicate out. */
export function predicateHolds(predicate: Predicate, run: Transcript): boolean {
  if ('all' in predicate) return predicate.all.every((part) => predicateHolds(part, run));
  if ('any' in predicate) return predicate.any.some((part) => predicateHolds(part, run));
  if ('not' in predicate) return !predicateHolds(predicate.not, run);
  if ('state' in predicate) return stateHolds(predicate, run);
  if ('change' in predicate) {
    const { host, from, to, because } = predicate.change;
    const found = run.states.filter(
      (change) =>
        (host === undefined || change.host === host) &&
        (from === undefined || change.from === from) &&
        (to === undefined || change.to === to) &&
        (because === undefined || change.because === because),
    );
    return counts(found.length, predicate.count);
  }
  if ('segments' in predicate) {
    const found = run.segments.filter((record) => fits(record, predicate.segments));
    return counts(found.length, predicate.count);
  }
  if ('segment' in predicate) return fits(segmentOf(run, predicate.segment), predicate.has);
  if ('gap' in predicate) {
    const [first, second] = predicate.gap;
    return times(segmentOf(run, second).sentAt - segmentOf(run, first).sentAt, predicate.is);
  }
  if ('calls' in predicate) return counts(callsLike(run, predicate.calls).length, predicate.count);
  if ('refusals' in predicate) {
    const { host, because } = predicate.refusals;
    const found = run.refusals.filter((one) => one.host === host && one.because === because);
    return counts(found.length, predicate.count);
  }
  if ('timer' in predicate) {
    const { host, name, outcome } = predicate.timer;
    const found = run.timers.filter(
      (timer) =>
        timer.host === host && timer.timer === name && (outcome === undefined || timer.outcome === outcome),
    );
    return counts(found.length, predicate.count);
  }
  if ('order' in predicate) {
    const instants = predicate.order.map((happening) => instantOf(run, happening));
    return instants.every((at, i) => at !== null && (i === 0 || at > (instants[i - 1] ?? Infinity)));
  }
  return callHolds(predicate, run);
}

function stateHolds(predicate: Extract<Predicate, { state: StateWords }>, run: Transcript): boolean {
  const { state } = predicate;
  const spans = stays(run, state);
  if ('ever' in predicate) return spans.length > 0 === predicate.ever;
  if ('lasts' in predicate) return spans.some(([from, to]) => times((to ?? run.end) - from, predicate.lasts));
  if ('on' in predicate) return stateAround(run, segmentOf(run, predicate.on), state.host).to === state.is;
  const at = predicate.at === 'end' ? run.end : time(predicate.at);
  return spans.some(([from, to]) => from <= at && (to === null || at < to));
}

function callHolds(
  predicate: { readonly call: CallWords; readonly result?: unknown; readonly takes?: Time | undefined },
  run: Transcript,
): boolean {
  const { result, takes } = predicate;
  const call = callOf(run, predicate.call);
  if (result !== undefined && call.result !== result) return false;
  if (takes === undefined) return true;
  return call.returnedAt !== null && times(call.returnedAt - call.at, takes);
}
