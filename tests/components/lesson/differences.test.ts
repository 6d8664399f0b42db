import { expect, test } from 'vitest';
import { partsOf, sameSegments } from '../../../src/components/ladder/align.ts';
import { differencesOf } from '../../../src/components/lesson/differences.ts';
import type { Locale } from '../../../src/i18n/index.ts';
import { simulate } from '../../../src/tcp/index.ts';
import { scenarioOf } from '../../exercises/content.ts';

function told(ids: readonly [string, string], locale: Locale = 'en'): string[] {
  const [a, b] = [simulate(scenarioOf(ids[0]), { seed: 1 }), simulate(scenarioOf(ids[1]), { seed: 1 })];
  const pairs = sameSegments(a.segments, b.segments);
  const parts = partsOf([a, b], pairs, 1, a.segments.length);
  return differencesOf(parts, pairs, locale).map(({ what, values }) =>
    [what, ...values].join(' | ').replaceAll('\u00a0', ' '),
  );
}

test('what a lost SYN changes is said in words, in the order of time', () => {
  expect(told(['handshake/plain', 'handshake/lost-syn'])).toEqual([
    'client → server SYN | – | #1, 0, lost',
    'client calls connect() | ok after 40 ms | ok after 1.04 s',
    'client stays in SYN-SENT | 40 ms | 1.04 s',
    'client → server SYN | #1, 0 | #2, 1 s',
  ]);
  expect(told(['handshake/plain', 'handshake/lost-syn'], 'zh-cn')[0]).toContain('| – | #1，0，丢失');
});

test('a run does not differ from itself', () => {
  expect(told(['close/four-way', 'close/four-way'])).toEqual([]);
});
