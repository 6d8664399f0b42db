import { renderToStaticMarkup } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Ladder } from '../../../src/components/ladder/Ladder.tsx';
import { LadderReasons, LadderTable } from '../../../src/components/ladder/LadderTable.tsx';
import { layoutLadder } from '../../../src/components/ladder/layout.ts';
import { pathOf } from '../../../src/components/ladder/paint.ts';
import { reasonsOf, tableRows } from '../../../src/components/ladder/table-rows.ts';
import { diagram } from '../../../src/i18n/en/diagram.ts';
import { rules as english } from '../../../src/i18n/en/rules.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { diagram as chinese } from '../../../src/i18n/zh-cn/diagram.ts';
import { rules as rulesInChinese } from '../../../src/i18n/zh-cn/rules.ts';
import type { Transcript } from '../../../src/tcp/index.ts';
import { ladderOf } from './support/judge.ts';
import { runOf } from './support/scenarios.ts';
import { transcriptOf } from './support/sketch.ts';

const words = { name: 'A ladder' };
const count = (text: string, part: string) => text.split(part).length - 1;
/** The strokes of one sort: each begins with a move, a ring and a × with one for each of their pieces. */
const strokes = (html: string, kind: string) =>
  new RegExp(`class="${kind}" d="([^"]*)"`).exec(html)?.[1]?.match(/M[^M]+/g) ?? [];
const plain = (html: string) => html.replace(/<[^>]+>/g, '');

describe('<Ladder>', () => {
  const run = runOf('handshake/lost-syn-ack');
  const html = renderToStaticMarkup(<Ladder ladder={ladderOf(run)} {...words} />);

  it('has a name and real text in both number styles', () => {
    expect(html).toContain('<title>A ladder</title>');
    expect(plain(html)).toContain('#2 SYN,ACK SEQ=0 ACK=1');
    expect(plain(html)).toContain(`SEQ=${run.segments[1]!.segment.seq}`);
  });

  it('marks a lost segment by its line, a × and a word', () => {
    const lost = run.segments.filter(({ arrivals }) => arrivals.length === 0).length;
    expect(lost).toBeGreaterThan(0);
    expect(strokes(html, 'lost line')).toHaveLength(lost);
    expect(strokes(html, 'lost line').join('')).not.toContain('z');
    expect(strokes(html, 'cross')).toHaveLength(2 * lost);
    expect(html).toContain(`<tspan class="lost">  lost</tspan>`);
  });

  it('draws a line and an arrowhead for each arrival, by sender', () => {
    for (const host of ['client', 'server'] as const) {
      const arrived = run.segments.filter(({ from }) => from === host).flatMap(({ arrivals }) => arrivals);
      expect(strokes(html, `${host} line`)).toHaveLength(arrived.length);
      for (const line of strokes(html, `${host} line`)) expect(line).toMatch(/^M\d+ \d+[lhv].*m.*l.*l.*z$/);
    }
  });

  it('begins a forged segment with a ring and draws its line in dashes', () => {
    const forged = transcriptOf({
      delay: 20,
      segments: [{ from: 'server', flags: 'R', at: 60, seq: 1, forged: true }],
    });
    const drawing = renderToStaticMarkup(<Ladder ladder={ladderOf(forged)} {...words} />);
    expect(strokes(drawing, 'server line forged')).toHaveLength(1);
    expect(strokes(drawing, 'server ring')).toHaveLength(1);
    expect(strokes(html, 'server ring')).toHaveLength(0);
  });

  it('draws the learner’s own segment from its sender’s lifeline, and says whose it is', () => {
    const forged = transcriptOf({
      delay: 20,
      segments: [{ from: 'server', flags: 'R', at: 60, seq: 1, forged: true }],
    });
    const ladder = layoutLadder(forged, { form: 'wide', words: diagram, own: 0 });
    const drawing = renderToStaticMarkup(<Ladder ladder={ladder} {...words} />);
    expect(ladder.segments[0]?.start.x).toBe(ladder.lifelines.server);
    expect(strokes(drawing, 'server line')).toHaveLength(1);
    expect(strokes(drawing, 'server ring')).toHaveLength(0);
    expect(plain(drawing)).toContain(diagram.own);
    expect(plain(drawing)).not.toContain(diagram.forged);
  });

  it('writes numbers that no ISN applies to once, all others in both styles', () => {
    const [first, ...others] = run.segments;
    const unknown = { ...run, segments: [{ ...first!, rseq: null }, ...others] };
    const drawing = renderToStaticMarkup(<Ladder ladder={ladderOf(unknown)} {...words} />);
    expect(count(drawing, '<tspan>#1 </tspan>')).toBe(1);
    expect(count(drawing, '<tspan>#2 </tspan>')).toBe(2);
    expect(count(html, '<tspan>#1 </tspan>')).toBe(2);
  });

  it('carries no style attributes, which the policy of the site forbids', () => {
    expect(html).not.toMatch(/\sstyle=/);
  });

  it('stays light: a handshake weighs less than 3,000 octets before compression', () => {
    for (const form of ['wide', 'narrow'] as const) {
      const drawing = <Ladder ladder={ladderOf(runOf('handshake/plain'), form)} {...words} />;
      expect(renderToStaticMarkup(drawing).length).toBeLessThan(3_000);
    }
  });
});

describe('pathOf', () => {
  const p = (x: number, y: number) => ({ x, y });

  it.each([
    [
      'upright and level strokes',
      [
        [p(9, 0), p(9, 5)],
        [p(0, 5), p(9, 5)],
      ],
      0,
      'M9 0v5M0 5h9',
    ],
    ['slants, whole px', [[p(172, 64.4), p(648, 111.6)]], 0, 'M172 64l476 48'],
    ['tenths', [[p(0, 0), p(-8.04, 0.52), p(0.5, -0.25)]], 1, 'M0 0l-8 .5l8.5-.7'],
    ['nothing', [], 0, ''],
  ] as const)('%s', (_, strokes, places, d) => {
    expect(pathOf(strokes, places)).toBe(d);
  });

  it('rounds points, so that steps do not drift', () => {
    const points = Array.from({ length: 10 }, (_, i) => p(i * 0.4, i));
    const steps = [...pathOf([points]).matchAll(/[lv](\d+)(?: (\d+))?/g)];
    const x = steps.reduce((sum, [step, dx]) => sum + (step.startsWith('l') ? Number(dx) : 0), 0);
    expect(x).toBe(Math.round(9 * 0.4));
  });
});

describe('the table', () => {
  const tableOf = (run: Transcript, t: typeof diagram, locale: Locale, from?: number) => {
    const rows = tableRows(run, t, from);
    const reasons = reasonsOf(rows);
    return renderToStaticMarkup(
      <>
        <LadderTable rows={rows} reasons={reasons} t={t} />
        <LadderReasons reasons={reasons} rules={locale === 'en' ? english : rulesInChinese} locale={locale} />
      </>,
    );
  };

  it('names the handshake in order, with both states after each event', () => {
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

  it('names the end of TIME-WAIT', () => {
    const last = tableRows(runOf('close/four-way'), diagram).at(-1)!;
    expect(last.event).toBe('client: TIME-WAIT timer expires after 60\u00a0s');
    expect(last.states.client).toBe('CLOSED');
  });

  it('has every segment of a range, each with its numbers, its rule and where the rule stands', () => {
    const run = runOf('close/four-way');
    const html = tableOf(run, diagram, 'en', 8);
    expect(html).not.toContain('#7 sent');
    for (const n of [8, 9, 10, 11]) expect(html).toContain(`#${n} sent`);
    const { rseq, segment } = run.segments[7]!;
    expect(html).toContain(`<span>${rseq}</span> <span>${segment.seq}</span>`);
    expect(count(html, '<cite>RFC')).toBeGreaterThanOrEqual(4);
  });

  it('says a reason once, under its number, and all rows have ten columns', () => {
    const run = runOf('handshake/lost-syn-ack');
    const rows = tableRows(run, diagram);
    const html = tableOf(run, diagram, 'en');
    const reasons = [...html.matchAll(/<li>(.*?) <cite>/g)].map(([, text]) =>
      text!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    );
    expect(new Set(reasons).size).toBe(reasons.length);
    const named = [...html.matchAll(/<tr>(.*?)<\/tr>/g)].slice(1).map(([, row]) => {
      const cells = [...row!.matchAll(/<t[dh](?: [^>]*?)?>/g)].map(([cell]) => cell);
      const columns = cells.map((cell) => Number(/colspan="(\d+)"/.exec(cell)?.[1] ?? 1));
      expect(columns.reduce((a, b) => a + b)).toBe(10);
      return Number(/<\/th><td>(\d*)<\/td>/.exec(row!)?.[1]);
    });
    expect(named).toHaveLength(rows.length);
    for (const [i, { because }] of rows.entries()) {
      expect(named[i] === 0 ? null : reasons[named[i]! - 1]).toBe(because && english[because]);
    }
    expect(new Set(named.filter(Boolean)).size).toBe(reasons.length);
  });

  it('speaks Chinese', () => {
    const html = tableOf(runOf('handshake/lost-syn'), chinese, 'zh-cn');
    expect(plain(html)).toContain(`${chinese.client} → ${chinese.server}`);
    expect(plain(html)).toContain(`，${chinese.lost}`);
    expect(html).toContain(rulesInChinese['open/active']);
  });
});
