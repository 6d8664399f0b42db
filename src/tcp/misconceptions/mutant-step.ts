/** One step of a connection by a misconception. */
import { advance, type Event, type Step } from '../connection/step.ts';
import { type StepContext, stepContext } from '../connection/step-context.ts';
import type { Tcb } from '../connection/tcb.ts';
import type { Profile } from '../profile/profile.ts';
import type { ChangeOtherEnd, Hooks } from './definition.ts';
import { type MisconceptionId, misconceptionOf } from './misconceptions.ts';

/** Makes one step of a connection with hooks around it; writes to `tcb`. */
export function stepWithHooks(
  hooks: Hooks,
  tcb: StepContext['tcb'],
  event: Event,
  now: number,
  profile: Profile,
  changeOtherEnd: ChangeOtherEnd,
): Step {
  const was: Tcb = { ...tcb };
  const first = stepContext(tcb, now, profile, 'misconception/applied');
  hooks.beforeStep?.(first, event);
  if (hooks.insteadOfStep?.(first, event)) {
    return { connection: tcb, effects: first.effects, because: first.because, result: null };
  }
  const step = advance(tcb, event, now, profile);
  const ctx: StepContext = {
    ...first,
    effects: [...first.effects, ...step.effects],
    because: step.because,
    result: step.result,
  };
  hooks.afterStep?.(ctx, was, event, changeOtherEnd);
  return { connection: tcb, effects: ctx.effects, because: ctx.because, result: step.result };
}

/**
 * Returns the step of a mutant, for exploration. Only hooks around the step take part, made anew for each step: what a
 * misconception writes on the wire, does at the other end or remembers is left out.
 */
export function mutantStep(
  id: MisconceptionId,
): (tcb: Tcb, event: Event, now: number, profile: Profile) => Step {
  const { hooks } = misconceptionOf(id);
  return (tcb, event, now, profile) =>
    stepWithHooks(hooks?.() ?? {}, { ...tcb }, event, now, profile, () => {});
}
