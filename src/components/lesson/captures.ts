/** The captures of runs that lessons offer to download, by name. */
import { attributesOf, TAG, withoutCode, withRuns } from '../../exercises/index.ts';
import { PROFILES, type ProfileName } from '../../tcp/index.ts';
import type { CapturePoint } from '../../tcp/wire-format/index.ts';

/** Where a capture can be taken; first where it is unless a lesson says otherwise. */
export const CAPTURE_POINTS = ['client', 'server', 'wire'] as const satisfies readonly CapturePoint[];

/** A capture of a run. */
export interface CaptureOfRun {
  /** Id of a file of content/scenarios. */
  readonly scenario: string;
  /** Undefined is the scenario's own. */
  readonly profile: ProfileName | undefined;
  /** Parameters instead of the scenario's own, written as there. */
  readonly overrides: string | undefined;
  readonly on: CapturePoint;
}

/**
 * Names the file of a capture, without its ending.
 *
 * @example captureName({ scenario: 'close/lost-fin', profile: 'linux', overrides: undefined, on: 'client' }) // 'close/lost-fin.linux.client'
 */
export function captureName({ scenario, profile, overrides, on }: CaptureOfRun): string {
  const changed = overrides?.match(/\w+/gu)?.join('-');
  return [scenario, profile, changed, on].filter((part) => part !== undefined).join('.');
}

/** Lists the captures a lesson shows. */
export function capturesIn(mdx: string): CaptureOfRun[] {
  return [...withoutCode(withRuns(mdx)).matchAll(TAG)].flatMap(({ 0: tag }) => {
    if (!/^<Capture\b/u.test(tag)) return [];
    const given = new Map(attributesOf(tag).map(({ name, value }) => [name, value]));
    // A recording has a file of its own.
    if (given.has('recording')) return [];
    const profile = given.get('profile') ?? '';
    return {
      scenario: given.get('scenario') ?? '',
      profile: isProfile(profile) ? profile : undefined,
      overrides: given.get('overrides') ?? undefined,
      on: CAPTURE_POINTS.find((point) => point === given.get('on')) ?? CAPTURE_POINTS[0],
    };
  });
}

function isProfile(name: string): name is ProfileName {
  return Object.hasOwn(PROFILES, name);
}
