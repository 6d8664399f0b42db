import { describe, expect, it } from 'vitest';
import { type Consequence, storyOf } from '../../../../src/components/exercise/what-if/story.ts';
import { whatIf } from '../../../../src/exercises/what-if/index.ts';
import { dictionary, format, LOCALES } from '../../../../src/i18n/index.ts';
import { scenarioOf } from '../../../exercises/content.ts';
import { wordsIn } from '../words-in.ts';

/** The story of a SYN,ACK that acknowledges too much. */
function story(change: Partial<Consequence> = {}, locale: (typeof LOCALES)[number] = 'en') {
  const outcome = whatIf(scenarioOf('handshake/plain'), 1, 1, { ack: 9 });
  const consequence: Consequence = {
    outcome,
    did: 'replaced',
    numbers: 'absolute',
    above: [],
    open: [],
    tellsRule: true,
    ...change,
  };
  return storyOf(consequence, wordsIn(locale), dictionary(locale).diagram);
}

describe.each(LOCALES)('the story of a wrong segment, in %s', (locale) => {
  const { whatIf: t, diagram, rules } = dictionary(locale);

  it('begins with the learner’s own segment, and says at it what fails and by which rule', () => {
    const { opening, steps, ending } = story({}, locale);
    expect(opening).toEqual([format(t.replaced, { n: 2 })]);
    expect(steps.map(({ own }) => own)).toEqual(steps.map((_, i) => i === 0));
    expect(steps[0]).toMatchObject({
      remark: diagram.own,
      fails: {
        line: format(t.refused, { host: diagram.client, n: 2 }),
        rule: { text: rules['syn-sent/bad-ack'] },
      },
    });
    expect(steps[0]?.line).toContain('ACK 9');
    expect(ending).toEqual([]);
  });

  it('says that something is hidden, and no rule where that would tell', () => {
    const { opening, steps } = story({ open: [{ from: 'client', kind: 'seq' }], tellsRule: false }, locale);
    expect(opening).toEqual([format(t.replaced, { n: 2 }), t.hidden]);
    expect(steps[0]?.fails?.rule).toBeNull();
    const reset = steps.find(({ step }) => step.kind === 'segment' && step.row.from === 'client');
    expect(reset?.line).toContain('SEQ ?');
  });
});

it.each([
  [
    'en',
    'client to server, PSH,ACK, SEQ 1, ACK 1, LEN 5, retransmission of #4',
    'server to client, ACK, SEQ 1, ACK 6',
  ],
  ['zh-cn', '客户端到服务端，PSH,ACK，SEQ 1，ACK 1，LEN 5，重传 #4', '服务端到客户端，ACK，SEQ 1，ACK 6'],
] as const)('writes each segment in one line, with LEN where there is data, in %s', (locale, data, ack) => {
  const outcome = whatIf(scenarioOf('close/four-way'), 1, 3, 'nothing');
  const { steps } = story({ outcome, did: 'heldBack', numbers: 'relative' }, locale);
  expect(steps[1]?.line).toContain(`300\u00a0ms · #5 ${data}`);
  expect(steps[2]?.line).toBe(`320\u00a0ms · #6 ${ack}`);
});

it('tells what a held back segment leads to without showing it', () => {
  const outcome = whatIf(scenarioOf('close/four-way'), 1, 7, 'nothing');
  const { steps } = story({ outcome, did: 'heldBack' });
  expect(steps[0]?.step).toMatchObject({ kind: 'moment', side: 'client', text: 'You send nothing.' });
  const again = steps.find(({ fails }) => fails !== null);
  expect(again?.step).toMatchObject({ kind: 'segment', row: { repeats: 7 } });
});

it('tells how timers end states, unless states or times are to be found', () => {
  const outcome = whatIf(scenarioOf('close/four-way'), 1, 8, { ack: 9 });
  const moments = (open: Consequence['open']) =>
    story({ outcome, open }).steps.filter(({ step }) => step.kind === 'moment');
  expect(moments([]).map(({ line }) => line)).toEqual([
    expect.stringMatching(/· client: TIME-WAIT timer expires after 60\ss, client → CLOSED$/),
  ]);
  expect(moments([{ from: 'server', kind: 'sent' }])).toEqual([]);
  const states = story({ outcome, open: [{ from: 'server', kind: 'client' }] });
  expect(states.steps.every(({ step }) => step.changed.client === undefined)).toBe(true);
  expect(states.steps.some(({ step }) => step.changed.server !== undefined)).toBe(true);
});
