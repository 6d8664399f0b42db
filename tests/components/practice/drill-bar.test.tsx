import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { DrillBar } from '../../../src/components/practice/DrillBar.tsx';
import { dictionary, format, LOCALES } from '../../../src/i18n/index.ts';
import type { Drill, Outcome } from '../../../src/progress/drill/index.ts';

const drill = (outcomes: readonly Outcome[], length = 3): Drill => ({
  version: 1,
  set: { id: 'everything', exerciseIds: ['close/a', 'close/b', 'close/c'] },
  length,
  seed: 1,
  startedAt: 1,
  steps: outcomes.map((outcome, i) => ({ exerciseId: `close/${'abc'[i]}`, seed: 1, attempts: 0, outcome })),
  ended: false,
});

describe.each(LOCALES)('the bar of a drill in %s', (locale) => {
  const t = dictionary(locale).drill;
  const acts = { onFollow: () => {}, onNext: () => {}, onEnd: () => {} };
  const bar = (shown: Drill, path: string | null = '/next/', here = true) =>
    render(<DrillBar {...{ t, drill: shown, path, here, said: '' }} {...acts} />);
  const link = (text: string, look: string) => `<a class="${look}" href="/next/">${text}</a>`;

  it.each([
    ['skips quietly what is not answered', [null], t.skip, 'quiet'],
    ['skips the last to its end', [1, 'skipped', null], t.skipLast, 'quiet'],
    ['leads on from what is answered', [0.5], t.next, 'primary'],
    ['leads from the last to the result', [1, 1, 0], t.last, 'primary'],
  ] as const)('%s, by a link', (_, outcomes, text, look) => {
    expect(bar(drill(outcomes))).toContain(link(text, look));
  });

  it('has a button where what is next could not be loaded', () => {
    expect(bar(drill([null]), null)).toContain(`<button type="button" class="quiet">${t.skip}</button>`);
  });

  it('leads back from another page, and says how the drill stands in a status', () => {
    const back = format(t.back, { n: 1, total: 3 });
    expect(bar(drill([null]), '/next/', false)).toContain(link(back, 'primary'));
    const html = bar(drill([1, 'skipped', null]));
    const state = `${format(t.position, { n: 3, total: 3 })} · ${format(t.right, { n: 1 })} · ${format(t.skipped, { n: 1 })}`;
    expect(html).toContain(`role="status">${state}</p>`);
    expect(html).toContain('role="alert"></p>');
  });
});
