import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type CellKind, type MomentKind, secondsText } from '../../../exercises/trace/index.ts';
import type { HostId } from '../../../tcp/simulator/transcript.ts';
import { timeText } from '../../ladder/time.ts';
import { loadStyles } from '../../shell/load-styles.ts';
import type { FlagKeys } from './FlagKeys.tsx';
import styles from './flag-keys.css?url&no-inline';
import { direction, type RowWords } from './trace-words.ts';

interface LadderHeadsProps {
  readonly t: Pick<RowWords, 'client' | 'server'>;
  /** Each side's state before the first segment, where states are shown. */
  readonly start?: Readonly<Record<HostId, string>> | null;
  /** Name of the times beside the ladder, where they have to be named. */
  readonly times?: string | null;
}

/** The names of both sides, at the top of their lifelines. */
export function LadderHeads({ t, start = null, times = null }: LadderHeadsProps): JSX.Element {
  return (
    <div class="heads">
      {times && <p class="when">{times}</p>}
      {(['client', 'server'] as const).map((side) => (
        <p key={side} class={side}>
          {t[side]}
          {start && <span>{start[side]}</span>}
        </p>
      ))}
    </div>
  );
}

interface SegmentNameProps {
  readonly row: { readonly index: number; readonly from: HostId };
  readonly t: Parameters<typeof direction>[1];
}

/** A segment's number; which way it goes is drawn, and said to who cannot see it. */
export function SegmentName({ row, t }: SegmentNameProps): JSX.Element {
  return (
    <b>
      #{row.index + 1}
      <span class="visually-hidden"> {direction(row, t)}</span>
    </b>
  );
}

interface TimeProps {
  /** µs. */
  readonly at: number;
  /** Whether it is written in seconds alone, as where times are asked. */
  readonly seconds?: boolean;
}

/** A given time at the side of a row. */
export function Time({ at, seconds = false }: TimeProps): JSX.Element {
  return <p class="time">{seconds ? `${secondsText(at)}\u00a0s` : timeText(at)}</p>;
}

interface GivenProps {
  readonly kind: CellKind | MomentKind;
  readonly name: string;
  /** Empty where the segment has none. */
  readonly text: string;
}

/** A given cell: its name, which flags do without, and its value. */
export function Given({ kind, name, text }: GivenProps): JSX.Element {
  if (kind === 'flags') return <span class="given flags">{text || '—'}</span>;
  return (
    <span class={`given ${kind}`}>
      {text && (
        <>
          <span>{name}</span> {text}
        </>
      )}
    </span>
  );
}

/**
 * Returns the keys that toggle flags once they are loaded, and what loads them when an answer is begun. Without them flags
 * are typed, so it is no fault that they cannot be loaded.
 */
export function useFlagKeys(): readonly [typeof FlagKeys | null, () => void] {
  const [keys, setKeys] = useState<{ readonly FlagKeys: typeof FlagKeys } | null>(null);
  const load = () =>
    void Promise.all([import('./FlagKeys.tsx'), loadStyles(styles)]).then(
      ([loaded]) => setKeys(loaded),
      () => undefined,
    );
  return [keys?.FlagKeys ?? null, load];
}
