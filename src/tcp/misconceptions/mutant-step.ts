/** One step of a connection by a misconception. */
import { type Event, type Step, takeStep } from '../connection/step.ts';
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
  const ctx = stepContext(tcb, now, profile, 'misconception/applied');
  hooks.beforeStep?.(ctx, event);
  if (!hooks.insteadOfStep?.(ctx, event)) {
    ctx.because = 'sequence/acceptable';
    takeStep(ctx, event);
    hooks.afterStep?.(ctx, was, event, changeOtherEnd);
  }
  return { connection: tcb, effects: ctx.effects, because: ctx.because, result: ctx.result };
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
