import type { ComponentChildren } from 'preact';
import type { Box, LadderGeometry, LadderSegment, LadderState } from './geometry.ts';
import { Ladder } from './Ladder.tsx';

/** Lengths of the geometry are px at this many px per rem. */
const PX_PER_REM = 16;

function rem(px: number): string {
  return `${Math.round((px / PX_PER_REM) * 1000) / 1000}rem`;
}

/** What a frame is made of. */
export interface LadderFrameProps {
  /** Of the form `frame`. */
  readonly ladder: LadderGeometry;
  readonly name: string;
  readonly description: string;
  /** Returns what stands on a segment's line; null leaves its place empty. */
  readonly segment: (segment: LadderSegment) => ComponentChildren;
  /** Returns what stands beside a lifeline where a state begins; null leaves its place empty. */
  readonly state: (state: LadderState) => ComponentChildren;
}

interface Slot {
  readonly key: string;
  readonly kind: string;
  readonly box: Box;
  readonly content: ComponentChildren;
}

/** Returns the boxes from top to bottom, on one height from left to right: the order of reading and of the tab key. */
function slotsOf({ ladder, segment, state }: LadderFrameProps): Slot[] {
  const ofSegments = ladder.segments.map((one) => ({
    key: `segment-${one.index}`,
    kind: `is-segment from-${one.from}`,
    box: one.box,
    at: one.start.y,
    content: segment(one),
  }));
  const ofStates = ladder.states.map((one) => ({
    key: `state-${one.host}-${one.record ?? 'first'}`,
    kind: `is-state of-${one.host}`,
    box: one.box,
    at: one.top,
    content: state(one),
  }));
  return [...ofSegments, ...ofStates]
    .flatMap(({ box, content, ...slot }) =>
      box && content !== null && content !== undefined && content !== false
        ? [{ ...slot, box, content }]
        : [],
    )
    .sort((a, b) => a.at - b.at || a.box.y - b.box.y || a.box.x - b.box.x);
}

/**
 * Draws a ladder with HTML on it. Struts (empty SVGs sized in rem) push each slot to its place, because the policy of
 * the site allows no style attributes; where the container is too narrow the slots stand one below the other.
 */
export function LadderFrame(props: LadderFrameProps) {
  const { ladder, name, description } = props;
  return (
    <div class="ladder-frame">
      <div class="ladder-frame-sheet">
        <div class="ladder-frame-drawing">
          <svg
            class="ladder-strut"
            width={rem(ladder.width)}
            height={rem(ladder.height)}
            aria-hidden="true"
          />
          <Ladder ladder={ladder} name={name} description={description} />
        </div>
        {slotsOf(props).map(({ key, kind, box, content }) => (
          <div key={key} class={`ladder-slot ${kind}`}>
            <svg
              class="ladder-strut"
              width={rem(box.x - box.width / 2)}
              height={rem(box.y - box.height / 2)}
              aria-hidden="true"
            />
            <div class="ladder-slot-box">
              <svg class="ladder-strut" width={rem(box.width)} height={rem(box.height)} aria-hidden="true" />
              <div class="ladder-slot-content">{content}</div>
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
