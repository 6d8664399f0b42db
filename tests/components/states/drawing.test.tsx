import { renderToStaticMarkup } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { NARROW } from '../../../src/components/states/narrow.ts';
import { type RunPath, StateDiagram } from '../../../src/components/states/StateDiagram.tsx';
import { stateSteps } from '../../../src/components/states/steps.ts';
import { WIDE } from '../../../src/components/states/wide.ts';
import { dictionary } from '../../../src/i18n/index.ts';
import { type HostId, type State, simulate } from '../../../src/tcp/index.ts';
import { scenarioOf } from '../../exercises/content.ts';

const t = dictionary('en').states;

function drawn(path: RunPath | null, highlight: readonly State[] = [], layout = WIDE): string {
  return renderToStaticMarkup(
    <StateDiagram layout={layout} name="A diagram" t={t} path={path} highlight={highlight} />,
  );
}

function pathOf(scenario: string, host: HostId): RunPath {
  return { host, steps: stateSteps(simulate(scenarioOf(scenario), { seed: 1 }), host) };
}

/** The classes and the words of each group that stands for an arrow or a state. */
function groups(html: string): { name: string; classes: string; words: string }[] {
  const parts = html.split(/(?=<g class="(?:arrow|state)[" ])/).slice(1);
  return parts.map((part) => ({
    classes: /class="([^"]*)"/.exec(part)?.[1] ?? '',
    name: /data-(?:way|state)="([^"]*)"/.exec(part)?.[1] ?? '',
    words: part
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  }));
}

describe.each([WIDE, NARROW])('the $form state diagram', (layout) => {
  it('has a name, and each arrow’s words as text that reads on', () => {
    const html = drawn(null, [], layout);
    expect(html).toContain('<title>A diagram</title>');
    const words = Object.fromEntries(groups(html).map(({ name, words: own }) => [name, own]));
    expect(words).toMatchObject({
      'syn-sent-established': 'SYN,ACK / ACK',
      'fin-wait-1-time-wait': 'FIN and ACK of FIN² / ACK',
      'TIME-WAIT': 'TIME-WAIT',
    });
  });

  it('numbers the arrows of a path in order', () => {
    const taken = groups(drawn(pathOf('close/four-way', 'client'), [], layout)).filter(
      ({ name, classes }) => classes.includes('is-path') && name.toLowerCase() === name,
    );
    const numbered = taken.map(({ name, words }) => [Number(/\d+$/.exec(words)?.[0]), name] as const);
    expect(numbered.sort(([a], [b]) => a - b)).toEqual([
      [1, 'closed-syn-sent'],
      [2, 'syn-sent-established'],
      [3, 'established-fin-wait-1'],
      [4, 'fin-wait-1-fin-wait-2'],
      [5, 'fin-wait-2-time-wait'],
      [6, 'time-wait-closed'],
    ]);
  });
});

it('puts the number of a step without an arrow at the state it leaves, and ends in CLOSED', () => {
  const states = groups(drawn(pathOf('reset/linger-0', 'client')));
  expect(states.find(({ name }) => name === 'ESTABLISHED')?.words).toBe('ESTABLISHED 3');
  const closed = states.filter(({ name }) => name === 'CLOSED').map(({ classes }) => classes);
  expect(closed).toEqual(['state client is-path', 'state client is-path']);
});

it('lets the named states stand out', () => {
  const marked = groups(drawn(null, ['CLOSE-WAIT'])).filter(({ classes }) => classes.includes('is-marked'));
  expect(marked.map(({ name }) => name)).toEqual(['CLOSE-WAIT']);
});
