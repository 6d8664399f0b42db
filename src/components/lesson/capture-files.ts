/** The files of captures that the build writes. */
import { getCollection } from 'astro:content';
import type { ProfileName } from '../../tcp/index.ts';
import { toPcapng } from '../../tcp/wire-format/index.ts';
import { CAPTURE_POINTS, type CaptureOfRun, captureName, capturesIn } from './captures.ts';
import { runScenario } from './scenario-run.ts';

/** Lists the captures that lessons name, each once; while pages are being written, every capture there can be. */
export async function capturesOffered(): Promise<ReadonlyMap<string, CaptureOfRun>> {
  const offered = [...(await capturesInLessons()), ...(import.meta.env.DEV ? await everyCapture() : [])];
  return new Map(offered.map((capture) => [captureName(capture), capture]));
}

async function capturesInLessons(): Promise<CaptureOfRun[]> {
  const lessons = await getCollection('lessons');
  return lessons.flatMap(({ body = '' }) => capturesIn(body));
}

async function everyCapture(): Promise<CaptureOfRun[]> {
  const profiles = [undefined, 'linux', 'rfc9293'] as const satisfies readonly (ProfileName | undefined)[];
  return (await getCollection('scenarios')).flatMap(({ id: scenario }) =>
    profiles.flatMap((profile) =>
      CAPTURE_POINTS.map((on) => ({ scenario, profile, overrides: undefined, on })),
    ),
  );
}

/** Runs the scenario of a capture and returns the capture as a pcapng file. */
export async function captureFile({
  scenario,
  profile,
  overrides,
  on,
}: CaptureOfRun): Promise<Uint8Array<ArrayBuffer>> {
  const { transcript } = await runScenario(scenario, profile, overrides);
  return new Uint8Array(toPcapng(transcript, { at: on }));
}
