import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/progress/index.ts';
import { encode } from '../../src/progress/record.ts';
import { createProgress, type Progress } from '../../src/progress/store.ts';
import { check, FakeStorage, garbage, record, SEED } from './arbitraries.ts';

const KEY = 'seqack.progress';
const full = (exerciseId: string, at = 10) => ({ exerciseId, score: 1, seed: 1, at });
const entry = { attempts: 1, best: 1, last: { at: 10, score: 1, seed: 1 }, firstFullMarksAt: 10 };

/** A browser in which tabs share a storage and hear of each other's writes when `deliver` is called. */
class Browser {
  readonly storage = new FakeStorage();
  readonly #heard: (() => void)[] = [];
  readonly stops: number[] = [];
  now = 1000;

  constructor(held?: string) {
    if (held !== undefined) this.storage.held.set(KEY, held);
  }

  tab(): Progress {
    const tab = createProgress({
      open: () => this.storage,
      now: () => this.now,
      listen: (changed) => {
        this.#heard.push(changed);
        return () => void this.stops.push(1);
      },
    });
    tab.$progress.listen(() => {});
    tab.$storageStatus.listen(() => {});
    return tab;
  }

  deliver(): void {
    for (const changed of this.#heard) changed();
  }

  get stored(): unknown {
    const text = this.storage.held.get(KEY);
    return text === undefined ? undefined : JSON.parse(text);
  }

  get setAside(): string[] {
    return [...this.storage.held.keys()].filter((key) => key.startsWith(`${KEY}.set-aside.`));
  }
}

describe('a page', () => {
  it('keeps an attempt for the next page', () => {
    const browser = new Browser();
    browser.tab().recordAttempt(full('close/a'));
    const next = browser.tab();
    expect(next.$progress.get().exercises['close/a']).toEqual(entry);
    expect(next.$storageStatus.get()).toBe('ok');
  });

  it('writes nothing before the learner does something', () => {
    const browser = new Browser();
    browser.tab();
    browser.deliver();
    expect([...browser.storage.held]).toEqual([]);
  });

  it('tells listeners of a change once', () => {
    const tab = new Browser().tab();
    let calls = 0;
    tab.$progress.listen(() => {
      calls += 1;
    });
    tab.recordAttempt(full('close/a'));
    expect(calls).toBe(1);
  });
});

describe('two tabs', () => {
  it('count both their attempts', () => {
    const browser = new Browser();
    const [one, two] = [browser.tab(), browser.tab()];
    one.recordAttempt(full('close/a', 10));
    two.recordAttempt(full('close/a', 20));
    one.recordAttempt(full('close/a', 30));
    browser.deliver();
    for (const tab of [one, two]) expect(tab.$progress.get().exercises['close/a']!.attempts).toBe(3);
  });

  it('agree after one hears of the other', () => {
    const browser = new Browser();
    const [one, two] = [browser.tab(), browser.tab()];
    one.completeLesson({ lessonId: 'close/lesson', at: 10 });
    expect(two.$progress.get().lessons).toEqual({});
    browser.deliver();
    expect(two.$progress.get()).toEqual(one.$progress.get());
  });

  it('write again what a simultaneous write of the other swallowed, and then fall silent', () => {
    const browser = new Browser();
    const [one, two] = [browser.tab(), browser.tab()];
    one.recordAttempt(full('close/a'));
    // The other tab read before that write and wrote after it.
    browser.storage.held.set(KEY, encode({ ...EMPTY, exercises: { 'close/b': entry } }));
    browser.deliver();
    expect(browser.stored).toMatchObject({ exercises: { 'close/a': entry, 'close/b': entry } });
    browser.deliver();
    const text = browser.storage.held.get(KEY);
    browser.deliver();
    expect(browser.storage.held.get(KEY)).toBe(text);
    expect(one.$progress.get()).toEqual(two.$progress.get());
  });

  it('are both reset by one, and both get everything back when that is undone', () => {
    const browser = new Browser();
    const [one, two] = [browser.tab(), browser.tab()];
    one.recordAttempt(full('close/a'));
    browser.deliver();
    const undo = one.resetProgress();
    browser.deliver();
    expect(two.$progress.get().exercises).toEqual({});
    two.recordAttempt(full('close/b'));
    undo();
    browser.deliver();
    for (const tab of [one, two]) {
      expect(Object.keys(tab.$progress.get().exercises).sort()).toEqual(['close/a', 'close/b']);
    }
  });

  it('do not bring back what the learner cleared in the browser', () => {
    const browser = new Browser();
    const tab = browser.tab();
    tab.recordAttempt(full('close/a'));
    browser.storage.held.clear();
    browser.deliver();
    expect(tab.$progress.get()).toEqual(EMPTY);
    tab.recordAttempt(full('close/b'));
    expect(browser.stored).toMatchObject({ exercises: { 'close/b': entry } });
    expect(browser.stored).not.toHaveProperty(['exercises', 'close/a']);
  });
});

describe('storage that cannot be used', () => {
  it('forbidden: nothing throws, the page works on and says so', () => {
    const browser = new Browser();
    browser.storage.refuses = 'forbidden';
    const tab = browser.tab();
    expect(tab.$storageStatus.get()).toBe('unavailable');
    tab.recordAttempt(full('close/a'));
    tab.saveDraft({ exerciseId: 'close/a', seed: 1, answer: { ack: '1' }, at: 11 });
    tab.acknowledgeSetAside();
    expect(tab.listSetAside()).toEqual([]);
    expect(tab.$progress.get().exercises['close/a']).toEqual(entry);
    expect(JSON.parse(tab.exportProgress())).toMatchObject({ exercises: { 'close/a': entry } });
    tab.resetProgress()();
    expect(tab.$progress.get().exercises['close/a']).toEqual(entry);
  });

  it('null: the same', () => {
    const tab = createProgress({ open: () => null, now: () => 1, listen: () => () => {} });
    tab.recordAttempt(full('close/a'));
    expect(tab.$storageStatus.get()).toBe('unavailable');
    expect(tab.$progress.get().exercises['close/a']).toEqual(entry);
  });

  it('full: says so at the write, keeps the page going, and writes it all once there is room', () => {
    const browser = new Browser();
    const tab = browser.tab();
    tab.recordAttempt(full('close/a'));
    browser.storage.refuses = 'full';
    expect(tab.$storageStatus.get()).toBe('ok');
    tab.recordAttempt(full('close/b'));
    expect(tab.$storageStatus.get()).toBe('full');
    browser.deliver();
    expect(tab.$storageStatus.get()).toBe('full');
    expect(Object.keys(tab.$progress.get().exercises)).toEqual(['close/a', 'close/b']);
    browser.storage.refuses = 'nothing';
    tab.recordAttempt(full('close/c'));
    expect(tab.$storageStatus.get()).toBe('ok');
    expect(browser.stored).toMatchObject({
      exercises: { 'close/a': entry, 'close/b': entry, 'close/c': entry },
    });
  });

  it('full from the first write on: what was not stored is not taken for cleared', () => {
    const browser = new Browser();
    browser.storage.refuses = 'full';
    const tab = browser.tab();
    tab.recordAttempt(full('close/a'));
    browser.deliver();
    expect(tab.$progress.get().exercises['close/a']).toEqual(entry);
  });

  it('read-only for another reason: says that progress is not kept', () => {
    const browser = new Browser();
    browser.storage.refuses = 'writes';
    const tab = browser.tab();
    tab.recordAttempt(full('close/a'));
    expect(tab.$storageStatus.get()).toBe('unavailable');
  });
});

describe('a record that cannot be read', () => {
  it.each(['{"version":1,', 'hello', '{"theme":"dark"}'])(
    '%s: set aside as it was, told until acknowledged',
    (text) => {
      const browser = new Browser(text);
      const tab = browser.tab();
      expect(tab.$storageStatus.get()).toBe('corrupt-set-aside');
      expect(tab.listSetAside()).toEqual([{ key: `${KEY}.set-aside.1000`, at: 1000, text }]);
      expect(browser.stored).toBeUndefined();
      expect(browser.tab().$storageStatus.get()).toBe('corrupt-set-aside');
      tab.acknowledgeSetAside();
      expect(tab.$storageStatus.get()).toBe('ok');
      expect(browser.tab().$storageStatus.get()).toBe('ok');
      expect(tab.listSetAside()).toHaveLength(1);
    },
  );

  it('in part: valid entries stay in the record, the whole text is set aside', () => {
    const text = JSON.stringify({ version: 1, exercises: { 'close/a': entry, 'close/b': { attempts: -1 } } });
    const browser = new Browser(text);
    const tab = browser.tab();
    expect(tab.$storageStatus.get()).toBe('corrupt-set-aside');
    expect(tab.listSetAside()[0]!.text).toBe(text);
    expect(browser.stored).toEqual({ ...EMPTY, exercises: { 'close/a': entry } });
  });

  it('met while this page knows more: what the page knows is written back', () => {
    const browser = new Browser();
    const tab = browser.tab();
    tab.recordAttempt(full('close/a'));
    browser.storage.held.set(KEY, 'scribble');
    browser.deliver();
    expect(browser.stored).toMatchObject({ exercises: { 'close/a': entry } });
    expect(tab.listSetAside()[0]!.text).toBe('scribble');
  });

  it('told again when something is set aside later', () => {
    const browser = new Browser('first');
    const tab = browser.tab();
    tab.acknowledgeSetAside();
    browser.now = 2000;
    browser.storage.held.set(KEY, 'second');
    browser.deliver();
    expect(tab.$storageStatus.get()).toBe('corrupt-set-aside');
    expect(tab.listSetAside().map(({ text }) => text)).toEqual(['second', 'first']);
  });

  it('keeps the newest three, each text once, also within one millisecond', () => {
    const browser = new Browser();
    const tab = browser.tab();
    for (const text of ['a', 'b', 'b', 'c', 'd']) {
      browser.storage.held.set(KEY, text);
      browser.deliver();
    }
    expect(tab.listSetAside().map(({ text }) => text)).toEqual(['d', 'c', 'b']);
    expect(browser.setAside).toHaveLength(3);
  });

  it('discarded by the learner: gone, and its room is used for what was not stored', () => {
    const browser = new Browser('scribble');
    const tab = browser.tab();
    browser.storage.refuses = 'full';
    tab.recordAttempt(full('close/a'));
    browser.storage.refuses = 'nothing';
    const [setAside] = tab.listSetAside();
    tab.discardSetAside(setAside!);
    expect(tab.listSetAside()).toEqual([]);
    expect(tab.$storageStatus.get()).toBe('ok');
    expect(browser.stored).toMatchObject({ exercises: { 'close/a': entry } });
  });

  it('with no room for a copy: stays untouched, and nothing is written over it', () => {
    const text = JSON.stringify({ version: 1, exercises: { 'close/a': entry, 'close/b': 0 } });
    const browser = new Browser(text);
    browser.storage.refuses = 'full';
    const tab = browser.tab();
    expect(tab.$storageStatus.get()).toBe('full');
    expect(tab.$progress.get().exercises).toEqual({ 'close/a': entry });
    tab.recordAttempt(full('close/c'));
    expect(browser.storage.held.get(KEY)).toBe(text);
    browser.storage.refuses = 'nothing';
    tab.recordAttempt(full('close/d'));
    expect(tab.listSetAside()[0]!.text).toBe(text);
    expect(Object.keys((browser.stored as typeof EMPTY).exercises)).toEqual([
      'close/a',
      'close/c',
      'close/d',
    ]);
  });
});

describe('a record of a newer version', () => {
  const newer = '{"version":2,"streaks":[1,2,3]}';

  it('is left as it is while the page works on and says so', () => {
    const browser = new Browser(newer);
    const tab = browser.tab();
    expect(tab.$storageStatus.get()).toBe('newer-version');
    tab.recordAttempt(full('close/a'));
    tab.resetProgress();
    browser.deliver();
    expect([...browser.storage.held]).toEqual([[KEY, newer]]);
    expect(tab.exportProgress()).toBe(newer);
  });

  it('written by another tab meanwhile is left alone too', () => {
    const browser = new Browser();
    const tab = browser.tab();
    tab.recordAttempt(full('close/a'));
    browser.storage.held.set(KEY, newer);
    tab.recordAttempt(full('close/b'));
    expect(tab.$storageStatus.get()).toBe('newer-version');
    expect(browser.storage.held.get(KEY)).toBe(newer);
  });
});

describe(`whatever is stored (seed ${SEED})`, () => {
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    garbage.map((value) => JSON.stringify(value)),
    record.map((value) => encode(value)),
    garbage.map((value) => JSON.stringify({ version: 1, exercises: { 'junk/a': value }, drafts: value })),
  );

  it('no page throws, the text is still there or taken over, and the next attempt is kept', () => {
    check(
      fc.property(texts, (text) => {
        const browser = new Browser(text);
        browser.tab().recordAttempt(full('close/a'));
        const kept = [...browser.storage.held.values()];
        const known = browser.stored as typeof EMPTY;
        expect(known.exercises?.['close/a'] !== undefined || kept.includes(text)).toBe(true);
        const sound = browser.setAside.length === 0;
        if (!sound) expect(kept).toContain(text);
        expect(browser.tab().$storageStatus.get()).toBe(sound ? 'ok' : 'corrupt-set-aside');
      }),
    );
  });

  it('tabs that write and listen in any order end with the same record and lose no attempt', () => {
    const step = fc.record({
      tab: fc.nat(2),
      does: fc.constantFrom('attempt', 'done', 'undone', 'draft', 'hear'),
      at: fc.nat(5),
    });
    check(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const browser = new Browser();
        const tabs = [browser.tab(), browser.tab(), browser.tab()];
        for (const { tab, does, at } of steps) {
          const page = tabs[tab]!;
          if (does === 'attempt') page.recordAttempt(full('close/a', at));
          else if (does === 'done') page.completeLesson({ lessonId: 'close/l', at });
          else if (does === 'undone') page.uncompleteLesson({ lessonId: 'close/l', at });
          else if (does === 'draft') page.saveDraft({ exerciseId: 'close/a', seed: tab, answer: at, at });
          else browser.deliver();
        }
        browser.deliver();
        const attempts = steps.filter(({ does }) => does === 'attempt').length;
        for (const page of tabs) {
          expect(page.$progress.get()).toEqual(tabs[0]!.$progress.get());
          expect(page.$progress.get().exercises['close/a']?.attempts ?? 0).toBe(attempts);
        }
        const last = steps.findLast(({ does }) => does === 'done' || does === 'undone');
        const lesson = tabs[0]!.$progress.get().lessons['close/l'];
        if (last) expect(lesson?.completedAt === null).toBe(last.does === 'undone');
      }),
    );
  });
});
