import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import {
  type Capture,
  type Deviation,
  type Replay,
  recordedPcapng,
  replay,
  socketDifferences,
} from '../../conformance/index.ts';
import { nearNames } from '../../exercises/authoring/near-names.ts';
import { TOPICS, type Topic } from '../../exercises/authoring/topics.ts';
import type { Locale } from '../../i18n/index.ts';

type BothLanguages = Readonly<Record<Locale, string>>;

/** A recording of a real kernel beside the model's run of the same script. */
export interface Recording extends Replay {
  readonly topic: Topic;
  readonly title: BothLanguages;
  /** The reason listed for its differences, if one is. */
  readonly deviation: Deviation | undefined;
}

/** A run whose sockets were listed, compared with the model. */
export interface SocketRun {
  readonly name: string;
  readonly title: BothLanguages;
  readonly moments: number;
  /** At how many of them the model's lists differ. */
  readonly differing: number;
}

let replayed: Promise<readonly Recording[]> | undefined;

/** Replays every recording of the tests, once a build; in the order of topics. */
export function recordings(): Promise<readonly Recording[]> {
  const made = replayed ?? replayAll();
  // While pages are being written the files change between one look and the next.
  if (import.meta.env.PROD) replayed = made;
  return made;
}

async function replayAll(): Promise<readonly Recording[]> {
  const titles = await getCollection('recordingTitles');
  const captures = await getCollection('recordings');
  const unknown = titles.find(({ id }) => !captures.some((capture) => capture.id === id));
  if (unknown) throw new RangeError(`content/conformance/recordings.yaml: no recording "${unknown.id}"`);
  const reasons = await deviations();
  const all = captures.map(({ data }) => recordingOf(data, titles, reasons));
  return TOPICS.flatMap((topic) => all.filter((recording) => recording.topic === topic));
}

function recordingOf(
  capture: Capture,
  titles: readonly CollectionEntry<'recordingTitles'>[],
  reasons: Readonly<Record<string, Deviation>>,
): Recording {
  const { topic, ...title } = titleOf('recordings', titles, capture.name);
  return { ...replay(capture), topic, title, deviation: reasons[capture.name] };
}

/** Returns the differences that are accepted, by name, each with its reason. */
export async function deviations(): Promise<Readonly<Record<string, Deviation>>> {
  return (await getEntry('deviations', 'all'))?.data ?? {};
}

/** Compares every socket list of the tests. */
export async function socketRuns(): Promise<readonly SocketRun[]> {
  const titles = await getCollection('socketListTitles');
  return (await getCollection('socketLists')).map(({ data }) => ({
    name: data.name,
    title: titleOf('socket-lists', titles, data.name),
    moments: data.moments.length,
    differing: data.moments.filter((moment) => socketDifferences({ ...data, moments: [moment] }).length > 0)
      .length,
  }));
}

function titleOf<Data>(file: string, titles: readonly { id: string; data: Data }[], name: string): Data {
  const found = titles.find(({ id }) => id === name);
  if (found) return found.data;
  throw new RangeError(`content/conformance/${file}.yaml: "${name}" is missing; write what happens in it`);
}

/** Finds a recording by its name; throws with the near names when there is none. */
export async function recordingNamed(name: string): Promise<Recording> {
  const all = await recordings();
  const found = all.find((recording) => recording.name === name);
  if (found) return found;
  const near = nearNames(
    name,
    all.map((recording) => recording.name),
  );
  throw new RangeError(`no recording "${name}" in tests/conformance/captures; near: ${near.join(', ')}`);
}

/** Returns a recording as the octets of a pcapng file. */
export async function pcapngOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(recordedPcapng((await recordingNamed(name)).capture));
}
