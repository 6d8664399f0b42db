import { PROFILES } from '../../../tcp/profile/profile.ts';
import { flagNames } from '../../../tcp/segment.ts';
import type { SegmentRecord, Transcript } from '../../../tcp/simulator/transcript.ts';
import type { Claim, Predicate, StateWords } from './claim.ts';
import { callOf, fits, instantOf, segmentOf, stays } from './find.ts';
import { claimHolds, predicateHolds, type Runs } from './holds.ts';

/** Most segments or changes that a sentence lists. */
const MOST_LISTED = 12;

/**
 * Returns a sentence for each part that keeps a claim from being true, with what its run has instead; none where it is
 * true. A RangeError of its author's names the run.
 */
export function whyNot(claim: Claim, runs: Runs): string[] {
  if ('all' in claim) return claim.all.flatMap((part) => whyNot(part, runs));
  if ('any' in claim) {
    return claimHolds(claim, runs) ? [] : claim.any.flatMap((part) => whyNot(part, runs));
  }
  if ('not' in claim) return claimHolds(claim.not, runs) ? whatHolds(claim.not, runs) : [];
  if (!('run' in claim))
    return claimHolds(claim, runs) ? [] : [`${written(claim)}, but it is ${parameter(claim)}`];
  const run = runs(claim.run, claim.profile, claim.overrides);
  const where = `${claim.run} (${run.profile})`;
  try {
    return partsThatFail(claim.holds, run).map(
      (part) => `${where} has not ${written(part)}: ${had(part, run)}`,
    );
  } catch (error) {
    throw error instanceof RangeError ? new RangeError(`in ${where} ${error.message}`) : error;
  }
}

/** Returns a sentence for each run that bears a claim out which should be false. */
export function whatHolds(claim: Claim, runs: Runs): string[] {
  if ('all' in claim) return claim.all.flatMap((part) => whatHolds(part, runs));
  if ('any' in claim) {
    return claim.any.filter((part) => claimHolds(part, runs)).flatMap((part) => whatHolds(part, runs));
  }
  if ('not' in claim) return whyNot(claim.not, runs);
  if (!('run' in claim)) return [`${written(claim)} is true`];
  const run = runs(claim.run, claim.profile, claim.overrides);
  return [`${claim.run} (${run.profile}) has ${written(claim.holds)}: ${had(claim.holds, run)}`];
}

function parameter(claim: Extract<Claim, { param: string }>): string {
  return written(PROFILES[claim.profile][claim.param]);
}

/** Writes what an author wrote on one line, as YAML takes it. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = Object.entries(value).map(([key, part]) => `${key}: ${written(part)}`);
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '{}';
}

function partsThatFail(predicate: Predicate, run: Transcript): Predicate[] {
  if (predicateHolds(predicate, run)) return [];
  return 'all' in predicate ? predicate.all.flatMap((part) => partsThatFail(part, run)) : [predicate];
}

/** Says what a run has of what a predicate is about. */
function had(predicate: Predicate, run: Transcript): string {
  if ('all' in predicate) return predicate.all.map((part) => had(part, run)).join('; ');
  if ('any' in predicate) return predicate.any.map((part) => had(part, run)).join('; ');
  if ('not' in predicate) return had(predicate.not, run);
  if ('state' in predicate) return statesOf(run, predicate.state);
  if ('change' in predicate) {
    const { host } = predicate.change;
    return changes(run, (at) => host === undefined || at.host === host);
  }
  if ('segments' in predicate) {
    const found = run.segments.filter((record) => fits(record, predicate.segments));
    return `there are ${found.length}${found.length ? `: ${listed(found.map(segmentText))}` : ''}`;
  }
  if ('segment' in predicate) return segmentText(segmentOf(run, predicate.segment));
  if ('gap' in predicate) {
    const [first, second] = predicate.gap;
    return `it is ${seconds(segmentOf(run, second).sentAt - segmentOf(run, first).sentAt)}`;
  }
  if ('calls' in predicate) {
    const { host, call } = predicate.calls;
    const own = run.calls.filter((one) => one.host === host && one.call === call);
    return listed(own.map(({ result, at }) => `${host} ${call} ${result} at ${seconds(at)}`));
  }
  if ('refusals' in predicate) {
    const own = run.refusals.filter(({ host }) => host === predicate.refusals.host);
    return listed(own.map(({ segment, because }) => `#${segment + 1} (${because})`));
  }
  if ('timer' in predicate) {
    const { host, name } = predicate.timer;
    const own = run.timers.filter((timer) => timer.host === host && timer.timer === name);
    return listed(own.map(({ startedAt, outcome }) => `${outcome}, started at ${seconds(startedAt)}`));
  }
  if ('order' in predicate) {
    return listed(
      predicate.order.map((happening) => {
        const at = instantOf(run, happening);
        return `${written(happening)} ${at === null ? 'never' : `at ${seconds(at)}`}`;
      }),
    );
  }
  const { result, at, returnedAt } = callOf(run, predicate.call);
  if (returnedAt === null) return `it blocks since ${seconds(at)}`;
  return `it returned ${result} after ${seconds(returnedAt - at)}`;
}

function statesOf(run: Transcript, words: StateWords): string {
  const spans = stays(run, words).map(
    ([from, to]) => `from ${seconds(from)} ${to === null ? 'on' : `to ${seconds(to)}`}`,
  );
  const { host, is } = words;
  return spans.length > 0
    ? `${host} is in ${is} ${listed(spans)}`
    : `${host} never is in ${is}; ${changes(run, (change) => change.host === host)}`;
}

function changes(run: Transcript, wanted: (change: Transcript['states'][number]) => boolean): string {
  return listed(
    run.states
      .filter(wanted)
      .map(({ host, from, to, at, because }) => `${host} ${from} → ${to} at ${seconds(at)} (${because})`),
  );
}

function segmentText({ index, from, segment, rseq, rack, sentAt, fate, because }: SegmentRecord): string {
  const numbers = `seq ${rseq ?? segment.seq}${rack === null ? '' : ` ack ${rack}`} len ${segment.len}`;
  const flags = flagNames(segment.flags).join(',');
  return `#${index + 1} ${from} ${flags} ${numbers} at ${seconds(sentAt)}, ${fate} (${because})`;
}

function listed(parts: readonly string[]): string {
  const more = parts.length > MOST_LISTED ? `, and ${parts.length - MOST_LISTED} more` : '';
  return (parts.slice(0, MOST_LISTED).join(', ') || 'none') + more;
}

const seconds = (micros: number): string => `${micros / 1_000_000}s`;
