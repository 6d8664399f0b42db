import { useState } from 'preact/hooks';
import { afterPaint } from '../after-paint.ts';
import type { Report } from '../kind-view.ts';
import type { Choice, Played } from './choice.ts';

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
    ask({ from, drawing: await draw(leave), verdict });
  };
  return [asked?.verdict === verdict ? asked : null, play];
}
