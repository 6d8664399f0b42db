import { secondsText } from '../../../exercises/trace/index.ts';
import type { TimeDerivation } from '../../../exercises/trace/run/index.ts';
import { format } from '../../../i18n/format.ts';
import type { TimerName } from '../../../tcp/simulator/transcript.ts';
import { timeText } from '../../ladder/time.ts';
import type { ExerciseWords } from '../words.ts';

type FromTimer = Extract<TimeDerivation, { how: 'timer' }>;

/** Writes a time (µs) to the last digit: sums are read beside it. */
export function exactTime(micros: number): string {
  return micros > 0 && micros < 1_000_000 ? timeText(micros) : `${secondsText(micros)}\u00a0s`;
}

const WAITS = {
  'loss-probe': 'waitLossProbe',
  reordering: 'waitReordering',
  persist: 'waitPersist',
  'delayed-ack': 'waitDelayedAck',
  keepalive: 'waitKeepalive',
  'fin-wait-2': 'waitFinWait2',
  'time-wait': 'waitTimeWait',
} as const satisfies Record<Exclude<TimerName, 'retransmission'>, keyof ExerciseWords>;

/** Says how a time, as written, follows: what it is counted from, what is added, and which parameters rule that. */
export function timeLine(derivation: TimeDerivation, value: string, t: ExerciseWords): string {
  const { base } = derivation;
  const n = base.segment + 1;
  if (derivation.how === 'arrival') {
    const [sent, way] = [exactTime(base.sent), exactTime(base.way)];
    return format(t.becauseArrival, { value, sent, n, way });
  }
  const from = { at: exactTime(base.sent + base.way), n };
  const params = derivation.params.map((param) => format(t.paramIs, { ...param })).join(t.comma);
  return format(params ? t.becauseTimerBy : t.becauseTimer, {
    value,
    base: format(base.way === 0 ? t.baseSent : t.baseArrived, from),
    wait: exactTime(derivation.wait),
    timer: waitText(derivation, t),
    params,
  });
}

function waitText({ timer, wait, was }: FromTimer, t: ExerciseWords): string {
  if (timer !== 'retransmission') return t[WAITS[timer]];
  if (was === null) return t.waitRto;
  if (wait === was) return t.waitRtoSame;
  if (wait === 2 * was) return format(t.waitRtoDoubled, { was: exactTime(was) });
  return wait > was ? t.waitRtoCapped : t.waitRto;
}
