import { render } from 'preact';
import type { LadderGeometry } from '../ladder/geometry.ts';
import { Ladder } from '../ladder/Ladder.tsx';
import { loadPart } from '../shell/load.ts';

/** A part of a run, as the site lays it out for the way that it shows. */
export interface RunPart {
  readonly ladder: LadderGeometry;
  readonly name: string;
}

let parts: Promise<Readonly<Record<string, RunPart>>> | undefined;

/** Draws the run that the site's file of runs has for a way between two states. */
export async function drawRun(address: string, key: string, place: HTMLElement): Promise<void> {
  const load = () => {
    parts ??= fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
    return parts.catch((error: unknown) => {
      parts = undefined;
      throw error;
    });
  };
  const part = (await loadPart(load, place))[key];
  if (part) render(<Ladder ladder={part.ladder} name={part.name} />, place);
}
