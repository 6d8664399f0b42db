import { useEffect, useRef, useState } from 'preact/hooks';
import type { CardId } from '../../../../exercises/kinds/order-segments/question.ts';

/** How near the pointer is to an end of the screen when the page begins to scroll, px. */
const EDGE = 56;
/** How far the page scrolls in one frame, px. */
const SPEED = 10;

/** A card that is dragged. */
export interface Drag {
  readonly card: CardId;
  /** Before which place it would drop, counted from 0; as many as there are cards for the end. */
  readonly gap: number;
}

/** Where a row stands on the page, px. */
interface Span {
  readonly top: number;
  readonly height: number;
}

/** Returns before which row something at a height drops: above the first row whose middle is below it. */
export function gapAt(y: number, rows: readonly Span[]): number {
  const at = rows.findIndex(({ top, height }) => y < top + height / 2);
  return at < 0 ? rows.length : at;
}

/** Returns the place, counted from 0, that a card from a place gets when it drops in a gap. */
export function placeOfGap(gap: number, from: number): number {
  return gap > from ? gap - 1 : gap;
}

/**
 * Lets cards be dragged by their handles with any pointer. Returns the drag under way, and what begins one. `drop` is
 * called with the gap; Escape, or a pointer that is taken away, ends a drag without it.
 */
export function useDrag(drop: (card: CardId, gap: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const end = useRef<(() => void) | null>(null);
  useEffect(() => () => end.current?.(), []);

  const begin = (card: CardId, event: PointerEvent) => {
    const handle = event.currentTarget;
    const row = handle instanceof HTMLElement ? handle.closest('li') : null;
    if (event.button !== 0 || !row?.parentElement || !(handle instanceof HTMLElement)) return;
    // Nothing is selected on the way.
    event.preventDefault();
    end.current?.();
    end.current = follow(
      { handle, row, list: row.parentElement, event },
      (gap) => {
        setDrag((now) => (now?.gap === gap ? now : { card, gap }));
      },
      (gap) => {
        end.current = null;
        setDrag(null);
        if (gap !== null) drop(card, gap);
      },
    );
  };
  return { drag, begin };
}

interface Held {
  readonly handle: HTMLElement;
  readonly row: HTMLElement;
  readonly list: HTMLElement;
  /** The press it began with. */
  readonly event: PointerEvent;
}

/** Keeps a row under the pointer until it is let go. Returns what ends that without a drop. */
function follow(held: Held, over: (gap: number) => void, ended: (gap: number | null) => void): () => void {
  const { handle, row, list, event } = held;
  const stop = new AbortController();
  const { signal } = stop;
  const rows = [...list.children].map((child) => spanOf(child));
  const start = event.clientY + scrollY;
  let { clientY } = event;
  const gap = () => gapAt(clientY + scrollY, rows);
  const frame = () => {
    if (signal.aborted) return;
    if (clientY < EDGE) scrollBy(0, -SPEED);
    if (clientY > innerHeight - EDGE) scrollBy(0, SPEED);
    row.style.translate = `0 ${clientY + scrollY - start}px`;
    over(gap());
    requestAnimationFrame(frame);
  };
  const finish = (at: number | null) => {
    if (signal.aborted) return;
    stop.abort();
    ended(at);
    // Last, so that where the card was let go is still known while it is put in its place.
    row.style.translate = '';
  };
  handle.setPointerCapture(event.pointerId);
  handle.addEventListener('pointermove', (moved) => ({ clientY } = moved), { signal });
  handle.addEventListener(
    'pointerup',
    (up) => {
      ({ clientY } = up);
      finish(gap());
    },
    { signal },
  );
  handle.addEventListener('pointercancel', () => finish(null), { signal });
  handle.addEventListener('lostpointercapture', () => finish(null), { signal });
  addEventListener('keydown', ({ key }) => key === 'Escape' && finish(null), { signal });
  frame();
  return () => finish(null);
}

function spanOf(row: Element): Span {
  const { top, height } = row.getBoundingClientRect();
  return { top: top + scrollY, height };
}
