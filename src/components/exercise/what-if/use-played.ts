import { useState } from 'preact/hooks';
import { loadStyles } from '../../shell/load-styles.ts';
import { afterPaint } from '../after-paint.ts';
import type { Report } from '../kind-view.ts';
import type { Choice, Played } from './choice.ts';
// As an address: no page needs these styles before something is played.
import styles from './played.css?url&no-inline';

/** Keeps what is played in an exercise: nothing, once there is another verdict than the one it followed from. */
export function usePlayed(
  verdict: Report | null,
  form: { readonly current: HTMLElement | null },
): readonly [Played | null, (choice: Choice) => Promise<void>] {
  const [asked, ask] = useState<(Played & { readonly verdict: Report | null }) | null>(null);
  const play = async ({ from, draw }: Choice) => {
    const leave = () => {
      ask(null);
      afterPaint(() => form.current?.querySelector<HTMLElement>(`[data-plays="${from}"]`)?.focus());
    };
    const [drawing] = await Promise.all([draw(leave), loadStyles(styles)]);
    ask({ from, drawing, verdict });
  };
  return [asked?.verdict === verdict ? asked : null, play];
}
