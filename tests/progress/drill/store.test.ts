import { describe, expect, it } from 'vitest';
import { end, goOn } from '../../../src/progress/drill/drill.ts';
import { createDrill } from '../../../src/progress/drill/store.ts';
import { readDrill } from '../../../src/progress/drill/stored-drill.ts';
import { EMPTY } from '../../../src/progress/index.ts';
import { FakeStorage } from '../arbitraries.ts';
import { Browser } from '../fake-browser.ts';
import { beginOver, catalogOf } from './support.ts';

const KEY = 'seqack.progress.drill';
const known = catalogOf(
  ['close/a', 'reset/b', 'wire/c'].map((id) => ({ id, topic: id, kind: 'choice', difficulty: 1 })),
);
const drill = beginOver(known, 3, 7);

/** Two tabs over one storage. */
function tabs(storage = new FakeStorage()) {
  const listeners: (() => void)[] = [];
  const open = () => {
    const store = createDrill({
      open: () => storage,
      listen: (changed) => {
        listeners.push(changed);
        return () => {};
      },
    });
    store.$drill.listen(() => {});
    return store;
  };
  return { storage, a: open(), b: open(), deliver: () => listeners.forEach((changed) => void changed()) };
}

describe('the stored drill', () => {
  it('is there after a reload, and in another tab at once', () => {
    const { a, b, storage, deliver } = tabs();
    expect(a.changeDrill(() => drill)).toBe('ok');
    expect(a.$drill.get()).toEqual(drill);
    deliver();
    expect(b.$drill.get()).toEqual(drill);
    expect(tabs(storage).a.$drill.get()).toEqual(drill);
    b.changeDrill(() => null);
    deliver();
    expect(a.$drill.get()).toBeNull();
    expect(storage.held.has(KEY)).toBe(false);
  });

  it('goes one step when two tabs press at the same step without having heard of each other', () => {
    const { a, b } = tabs();
    a.changeDrill(() => drill);
    for (const tab of [a, b]) tab.changeDrill((now) => now && goOn(now, 0, known, EMPTY));
    expect(b.$drill.get()?.steps).toHaveLength(2);
  });

  it.each(['full', 'forbidden', 'writes'] as const)('is not begun where the storage says %s', (refuses) => {
    const { a, storage } = tabs();
    storage.refuses = refuses;
    expect(a.changeDrill(() => drill)).toBe(refuses === 'full' ? 'full' : 'unavailable');
    expect(a.$drill.get()).toBeNull();
  });

  it('stays as it is stored when a change cannot be', () => {
    const { a, storage } = tabs();
    a.changeDrill(() => drill);
    storage.refuses = 'full';
    expect(a.changeDrill((now) => now && end(now))).toBe('full');
    expect(a.$drill.get()).toEqual(drill);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"version":2}',
    JSON.stringify({ ...drill, version: 2 }),
    JSON.stringify({ ...drill, steps: [] }),
    JSON.stringify({ ...drill, steps: Array.from({ length: 4 }, () => drill.steps[0]) }),
    JSON.stringify({ ...drill, steps: [{ ...drill.steps[0], outcome: 1.5 }] }),
    JSON.stringify({ ...drill, steps: [{ ...drill.steps[0], exerciseId: '__proto__' }] }),
    JSON.stringify({ ...drill, set: { id: 's', exerciseIds: ['<b>'] } }),
  ])('is as if it was not there when it reads %s', (text) => {
    expect(readDrill(text)).toBeNull();
    const { a, storage } = tabs();
    storage.held.set(KEY, text);
    expect(a.changeDrill((now) => now ?? drill)).toBe('ok');
    expect(readDrill(storage.held.get(KEY) ?? '')).toEqual(drill);
  });

  it('is forgotten with all progress, and comes back when that is undone', () => {
    const browser = new Browser();
    const text = JSON.stringify(drill);
    browser.storage.held.set(KEY, text);
    const undo = browser.tab().resetProgress();
    expect(browser.storage.held.has(KEY)).toBe(false);
    undo!();
    expect(browser.storage.held.get(KEY)).toBe(text);
  });
});

describe('a drill over exercises that were renamed', () => {
  it('asks them by the ids they have now, each once', () => {
    const renames = [
      { what: 'exercise', from: 'close/a', to: 'close/new' },
      { what: 'lesson', from: 'reset/b', to: 'reset/lesson' },
      { what: 'exercise', from: 'close/new', to: 'wire/c' },
    ] as const;
    const ids = drill.steps.map(({ exerciseId }) => exerciseId);
    const read = readDrill(JSON.stringify(drill), renames);
    expect(read?.set.exerciseIds.toSorted()).toEqual(['reset/b', 'wire/c']);
    expect(read?.steps.map(({ exerciseId }) => exerciseId)).toEqual(
      ids.map((id) => (id === 'close/a' ? 'wire/c' : id)),
    );
    expect(readDrill(JSON.stringify(drill))).toEqual(drill);
  });
});
