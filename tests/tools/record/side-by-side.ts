/** Shows kernel and model side by side: their segments one by one, then the states of their connections. */
import { zeroOf } from '../../../src/conformance/compare.ts';
import type { Replay } from '../../../src/conformance/replay.ts';
import { flagLetters, type HostId } from '../../../src/tcp/index.ts';

/** One thing that one of the two did. */
interface Event {
  readonly side: HostId;
  /** Seconds after the first segment. */
  readonly t: number;
  /** What has to agree. */
  readonly text: string;
  /** What only this one has to say. */
  readonly note: string;
}

const WIDTH = 54;

/** Returns the lines; where the two differ a line begins with an exclamation mark. */
export function sideBySide({ capture, run }: Replay): string[] {
  const since = (micros: number): number => (micros - zeroOf(run)) / 1e6;
  const kernel = capture.segments.map(({ from, t, flags, rseq, rack, len, win, fate, injected }) =>
    event(from, t, '', flags, rseq, rack, len, win, injected ? 'forged' : fate),
  );
  const model = run.segments.map(({ from, sentAt, segment: s, rseq, rack, fate, injected, because }) =>
    event(
      from,
      since(sentAt),
      because,
      flagLetters(s.flags),
      rseq,
      rack,
      s.len,
      s.wnd,
      injected ? 'forged' : fate,
    ),
  );
  const kernelStates = capture.states.flatMap(({ side, t, peer, to }) =>
    peer === null ? [] : [{ side, t, text: to, note: '' }],
  );
  const modelStates = run.states.flatMap(({ host, at, peer, to, because }) =>
    peer === null ? [] : [{ side: host, t: since(at), text: to as string, note: because }],
  );
  return [`  ${'kernel'.padEnd(WIDTH)} model`, ...rows(kernel, model), ...rows(kernelStates, modelStates)];
}

function event(
  side: HostId,
  t: number,
  note: string,
  flags: string,
  rseq: number | null,
  rack: number | null,
  len: number,
  win: number,
  fate: string,
): Event {
  const numbers = `seq=${rseq ?? '-'} ack=${rack ?? '-'} len=${len} win=${win}`;
  const text = `${flags.padEnd(3)} ${numbers}${fate === 'delivered' ? '' : ` ${fate}`}`;
  return { side, t, text, note };
}

/** Pairs what the two did, side by side and in the order of each side. */
function rows(kernel: readonly Event[], model: readonly Event[]): string[] {
  const pairs = (['client', 'server'] as const).flatMap((side) => {
    const left = kernel.filter((one) => one.side === side);
    const right = model.filter((one) => one.side === side);
    const longest = Math.max(left.length, right.length);
    return Array.from({ length: longest }, (_, i) => ({ left: left[i], right: right[i] }));
  });
  const when = ({ left, right }: (typeof pairs)[number]): number => left?.t ?? right?.t ?? 0;
  return pairs
    .sort((a, b) => when(a) - when(b))
    .map(({ left, right }) => {
      const mark = left?.text === right?.text ? ' ' : '!';
      return `${mark} ${cell(left).padEnd(WIDTH)} ${cell(right).padEnd(WIDTH)} ${right?.note ?? ''}`.trimEnd();
    });
}

function cell(one: Event | undefined): string {
  return one === undefined ? '' : `${one.t.toFixed(4).padStart(8)} ${one.side} ${one.text}`;
}
