import { format } from '../../i18n/format.ts';
import { ACK, flagNames, hasFlags } from '../../tcp/segment.ts';
import { seqAdd } from '../../tcp/sequence.ts';
import type { HostId, SegmentRecord, TimerName, Transcript } from '../../tcp/simulator/transcript.ts';
import type { LadderRequest, LadderWords, NumberStyle, Run } from './geometry.ts';
import type { NamedEvent } from './selection.ts';
import { timeText } from './time.ts';

/** Runs of text, line by line. */
export type Lines = readonly (readonly Run[])[];

const TIMER_WORDS = {
  retransmission: 'timerRetransmission',
  'loss-probe': 'timerLossProbe',
  reordering: 'timerReordering',
  persist: 'timerPersist',
  'delayed-ack': 'timerDelayedAck',
  keepalive: 'timerKeepalive',
  'fin-wait-2': 'timerFinWait2',
  'time-wait': 'timerTimeWait',
} as const satisfies Record<TimerName, keyof LadderWords>;

/** Returns what is to be said of a segment beside its fields: lost, repeated, forged and so on. */
export function notesOn(
  record: SegmentRecord,
  words: LadderWords,
  own: number | null | undefined = null,
): string[] {
  const notes: string[] = [];
  if (record.index === own) notes.push(words.own);
  else if (record.injected) notes.push(words.forged);
  if (record.retransmits !== null) notes.push(format(words.retransmission, { n: record.retransmits + 1 }));
  if (record.arrivals.length === 0) notes.push(words.lost);
  if (record.arrivals.length > 1) notes.push(words.duplicated);
  if (record.fate === 'delayed') notes.push(words.delayed);
  return notes;
}

/** Returns the ways to write a segment's label, from one long line to a stack of short ones. */
export function segmentLines(
  record: SegmentRecord,
  style: NumberStyle,
  { words, own }: Pick<LadderRequest, 'words' | 'own'>,
): Lines[] {
  const { segment } = record;
  const plain = (text: string): Run => ({ text, tone: 'plain' });
  const name: Run[] = [
    { text: `#${record.index + 1} `, tone: 'soft' },
    { text: flagNames(segment.flags).join(',') || '—', tone: 'strong' },
  ];
  const seq = `SEQ=${seqText(record, style)}`;
  const ackNumber = ackText(record, style);
  const ack = ackNumber === null ? [] : [`ACK=${ackNumber}`];
  const len = segment.len > 0 ? [`LEN=${segment.len}`] : [];
  const notes = notesOn(record, words, own);
  const note = notes.join(words.comma);
  const below: Run[][] = note ? [[{ text: note, tone: 'note' }]] : [];
  const behind: Run[] = note ? [{ text: `  ${note}`, tone: 'note' }] : [];

  const fields = [seq, ...ack, ...len].map((text) => plain(` ${text}`));
  const head = [...name, ...len.map((text) => plain(` ${text}`))];
  const ways: Lines[] = [
    [[...name, ...fields, ...behind]],
    [[...name, ...fields], ...below],
    [head, [plain([seq, ...ack].join(' '))], ...below],
    [head, [plain(seq)], ...ack.map((text) => [plain(text)]), ...below],
    [
      head,
      [plain(seq)],
      ...ack.map((text) => [plain(text)]),
      ...notes.map((text): Run[] => [{ text, tone: 'note' }]),
    ],
  ];
  return ways.filter((lines, i) => i === 0 || JSON.stringify(lines) !== JSON.stringify(ways[i - 1]));
}

/** Returns how a call or an expired timer is written beside its lifeline, line by line. */
export function eventText(event: NamedEvent, words: LadderWords): string[] {
  if (event.kind === 'timer') {
    const { timer, startedAt, dueAt } = event.timer;
    return [format(words[TIMER_WORDS[timer]], { time: timeText(dueAt - startedAt) })];
  }
  const { call, result } = event.call;
  if (event.names === 'error') return [`${result}`];
  if (event.names === 'both') return [`${call}()`, `${result}`];
  if (call === 'lose-state') return [words.crash];
  if (call === 'recv') return [`${call}() = ${result === 'eof' ? 0 : result}`];
  return [`${call}()`];
}

/** Returns the width a text needs, px: generous, for fonts differ. */
function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1.02 : 0.61;
  return ems * size;
}

/** Returns the width of the longest line, px. */
export function linesWidth(lines: Lines, size: number): number {
  return Math.max(...lines.map((runs) => textWidth(runs.map(({ text }) => text).join(''), size)));
}

/** Returns SEQ as readers see it; where no ISN applies it stays absolute. */
export function seqText(record: SegmentRecord, style: NumberStyle): string {
  return String(style === 'relative' ? (record.rseq ?? record.segment.seq) : record.segment.seq);
}

/** Returns ACK as readers see it, or null without the ACK bit. */
export function ackText(record: SegmentRecord, style: NumberStyle): string | null {
  if (!hasFlags(record.segment, ACK)) return null;
  return String(style === 'relative' ? (record.rack ?? record.segment.ack) : record.segment.ack);
}

/** Returns the initial sequence numbers of each side in the order of their use: one for each connection begun. */
export function initialNumbers(transcript: Transcript): Record<HostId, number[]> {
  const of = (host: HostId) => {
    const own = transcript.segments.flatMap(({ from, injected, rseq, segment }) =>
      from === host && !injected && rseq !== null ? [seqAdd(segment.seq, -rseq)] : [],
    );
    return [...new Set(own)];
  };
  return { client: of('client'), server: of('server') };
}
