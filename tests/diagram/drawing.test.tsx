import { renderToStaticMarkup } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Ladder } from '../../src/components/diagram/Ladder.tsx';
import { LadderFrame } from '../../src/components/diagram/LadderFrame.tsx';
import { LadderTable } from '../../src/components/diagram/LadderTable.tsx';
import { tableRows } from '../../src/components/diagram/table-rows.ts';
import { diagram } from '../../src/i18n/en/diagram.ts';
import { diagram as chinese } from '../../src/i18n/zh-cn/diagram.ts';
import { ladderOf } from './support/judge.ts';
import { runOf } from './support/scenarios.ts';

const words = { name: 'A ladder', description: 'It is told below.' };
const count = (text: string, part: string) => text.split(part).length - 1;
const plain = (html: string) => html.replace(/<[^>]+>/g, '');

describe('<Ladder>', () => {
  const run = runOf('handshake/lost-syn-ack');
  const html = renderToStaticMarkup(<Ladder ladder={ladderOf(run)} {...words} />);

  it('has a name, a description and real text in both number styles', () => {
    expect(html).toContain('<title>A ladder</title><desc>It is told below.</desc>');
    expect(plain(html)).toContain('#2 SYN,ACK SEQ=0 ACK=1');
    expect(plain(html)).toContain(`SEQ=${run.segments[1]!.segment.seq}`);
  });

  it('marks a lost segment by its line, a × and a word', () => {
    expect(count(html, 'is-lost')).toBe(run.segments.filter(({ arrivals }) => arrivals.length === 0).length);
    expect(count(html, 'ladder-cross')).toBe(1);
    expect(plain(html)).toContain('lost');
  });

  it('carries no style attributes, which the policy of the site forbids', () => {
    expect(html).not.toMatch(/\sstyle=/);
  });
});

describe('<LadderFrame>', () => {
  const ladder = ladderOf(runOf('close/four-way'), 'frame');
  const html = renderToStaticMarkup(
    <LadderFrame
      ladder={ladder}
      {...words}
      segment={({ number }) => <input name={`s${number}`} />}
      state={({ host, state, segment }) => (segment === null ? null : <i>{`${host}:${state}`}</i>)}
    />,
  );

  it('shows each box once, in the order of time, without style attributes', () => {
    const names = [...html.matchAll(/name="s(\d+)"/g)].map(([, n]) => Number(n));
    expect(names).toEqual(ladder.segments.map(({ number }) => number));
    expect(html).not.toMatch(/\sstyle=/);
  });

  it('shows where a lost segment ends beside its box', () => {
    const lost = ladderOf(runOf('handshake/lost-syn'), 'frame').segments[0]!;
    expect(lost.ends[0]!.x).toBeGreaterThan(lost.box!.x + lost.box!.width / 2);
  });

  it('leaves out what has no content', () => {
    expect(count(html, 'ladder-slot is-state')).toBe(
      ladder.states.filter(({ segment }) => segment !== null).length,
    );
  });

  it('places a box by struts that say its left and top edge in rem', () => {
    const { box } = ladder.segments[0]!;
    const [left, top] = [box!.x - box!.width / 2, box!.y - box!.height / 2].map((px) => px / 16);
    const strut =
      /is-segment from-client"><svg class="ladder-strut" width="([\d.]+)rem" height="([\d.]+)rem"/.exec(html);
    expect(Number(strut?.[1])).toBeCloseTo(left!, 2);
    expect(Number(strut?.[2])).toBeCloseTo(top!, 2);
  });
});

describe('the table', () => {
  it('tells the handshake in order, with both states after each event', () => {
    const rows = tableRows(runOf('handshake/plain'), diagram).filter(({ event }) => /#|start/.test(event));
    expect(rows.map(({ event, states }) => [event, states.client, states.server])).toEqual([
      ['start', 'CLOSED', 'LISTEN'],
      ['#1 sent', 'SYN-SENT', 'LISTEN'],
      ['#1 arrives', 'SYN-SENT', 'SYN-RECEIVED'],
      ['#2 sent', 'SYN-SENT', 'SYN-RECEIVED'],
      ['#2 arrives', 'ESTABLISHED', 'SYN-RECEIVED'],
      ['#3 sent', 'ESTABLISHED', 'SYN-RECEIVED'],
      ['#3 arrives', 'ESTABLISHED', 'ESTABLISHED'],
    ]);
  });

  it('tells the end of TIME-WAIT', () => {
    const last = tableRows(runOf('close/four-way'), diagram).at(-1)!;
    expect(last.event).toBe('client: TIME-WAIT timer expires after 60\u00a0s');
    expect(last.states.client).toBe('CLOSED');
  });

  it('has every segment of a range, each with its numbers, its rule and where the rule stands', () => {
    const run = runOf('close/four-way');
    const html = renderToStaticMarkup(
      <LadderTable transcript={run} t={diagram} rules={{}} locale="en" from={8} />,
    );
    expect(html).not.toContain('#7 sent');
    for (const n of [8, 9, 10, 11]) expect(html).toContain(`#${n} sent`);
    expect(html).toContain(`<span class="in-absolute">${run.segments[7]!.segment.seq}</span>`);
    expect(count(html, '<cite>RFC')).toBeGreaterThanOrEqual(4);
  });

  it('speaks Chinese', () => {
    const html = renderToStaticMarkup(
      <LadderTable transcript={runOf('handshake/lost-syn')} t={chinese} rules={{}} locale="zh-cn" />,
    );
    expect(plain(html)).toContain(`${chinese.client} → ${chinese.server}`);
    expect(plain(html)).toContain(`，${chinese.lost}`);
  });
});
