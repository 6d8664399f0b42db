import { expect, test } from 'vitest';
import { readScenario } from '../../../src/exercises/index.ts';
import { ACK, RST, type Scenario, SYN, simulate } from '../../../src/tcp/index.ts';

/** A request, a pause, and another request; the wire with these faults. */
function requests(pause: string, faults: readonly object[], more: readonly object[] = []): Scenario {
  const script = [
    { server: 'listen' },
    { client: 'connect' },
    { server: 'accept' },
    { client: 'send', bytes: 10 },
    { server: 'recv' },
    ...more,
    { client: 'send', bytes: 20, wait: pause },
    { client: 'recv' },
  ];
  const title = { en: 'x', 'zh-cn': 'x' };
  return readScenario({ title, profile: 'linux', delay: '10ms', script, faults }, 'test');
}

const FORGETS = { reject: { from: 'client', idle: '60s', count: 'all' } };
const lastOf = (scenario: Scenario) => simulate(scenario, { seed: 1 }).calls.at(-1);

test('a middlebox that has forgotten a connection answers its next segment with an RST that is accepted', () => {
  const scenario = requests('61s', [FORGETS]);
  const run = simulate(scenario, { seed: 1 });
  const [request, answer, ...more] = run.segments.slice(-2);
  expect(more).toEqual([]);
  expect(request).toMatchObject({ from: 'client', fate: 'lost', arrivals: [], segment: { len: 20 } });
  expect(answer).toMatchObject({ from: 'server', injected: true, because: 'wire/forged' });
  expect(answer?.segment).toMatchObject({ flags: RST, seq: request?.segment.ack });
  expect(lastOf(scenario)).toMatchObject({ call: 'recv', result: 'ECONNRESET' });
});

test('it does not forget before its time, nor where something passes in between, from either side', () => {
  expect(lastOf(requests('59s', [FORGETS]))).toMatchObject({ result: null });
  const beat = [{ server: 'send', bytes: 1, wait: '40s' }];
  const run = simulate(requests('40s', [FORGETS], beat), { seed: 1 });
  expect(run.segments.every(({ injected }) => !injected)).toBe(true);
  expect(run.unusedFilters).toHaveLength(1);
});

test('what it has forgotten it loses without a word where it only drops', () => {
  const silent = { lose: { from: 'client', idle: '60s', count: 'all' } };
  const scenario = { ...requests('61s', [silent]), until: 120_000_000 };
  const run = simulate(scenario, { seed: 1 });
  const after = run.segments.filter(({ sentAt }) => sentAt > 60_000_000);
  expect(after.length).toBeGreaterThan(2);
  expect(after.every(({ fate }) => fate === 'lost')).toBe(true);
});

test('a SYN that is rejected fails connect() at once, as by a closed port', () => {
  const run = simulate(requests('1s', [{ reject: { from: 'client', flags: 'SYN' } }]), { seed: 1 });
  const [syn, answer] = run.segments;
  expect(syn).toMatchObject({ fate: 'lost', segment: { flags: SYN } });
  expect(answer?.segment).toMatchObject({
    flags: RST | ACK,
    seq: 0,
    ack: ((syn?.segment.seq ?? 0) + 1) >>> 0,
  });
  expect(run.calls.find(({ call }) => call === 'connect')).toMatchObject({ result: 'ECONNREFUSED' });
});
