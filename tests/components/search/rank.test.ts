import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '../../../src/components/search/query.ts';
import { find } from '../../../src/components/search/rank.ts';
import type { SearchEntry } from '../../../src/components/search/search-index.ts';

const nothing = { about: '', also: [], sections: [] };
const section = (title: string, text: string, table = '') => ({
  id: title.toLowerCase(),
  title,
  text,
  table,
});
const entries: readonly SearchEntry[] = [
  { ...nothing, kind: 'exercise', title: 'Who keeps TIME-WAIT', path: 'e', about: 'Choose · Reset' },
  { ...nothing, kind: 'question', title: 'Why TIME-WAIT?', path: 'q', sections: [section('', 'Say MSL.')] },
  { ...nothing, kind: 'term', title: 'TIME-WAIT assassination', path: 't2', about: 'TIME-WAIT cut short.' },
  { ...nothing, kind: 'term', title: 'TIME-WAIT', path: 't', about: 'The last state.', also: ['2MSL wait'] },
  {
    ...nothing,
    kind: 'lesson',
    title: 'Closing',
    path: 'c',
    sections: [section('Ends', 'TIME-WAIT. TIME-WAIT.')],
  },
  {
    ...nothing,
    kind: 'lesson',
    title: 'TIME-WAIT: why',
    path: 'l',
    about: 'Two reasons.',
    sections: [section('First', 'A lost ACK.'), section('Second', 'Old segments.', 'tcp_fin_timeout')],
  },
];
const vocabulary = vocabularyOf([
  ['TIME-WAIT', 'TIME_WAIT'],
  ['RST', 'reset'],
  ['old segments', 'old duplicates'],
]);
const search = (words: string, of = entries) => find({ entries: of, synonyms: [] }, vocabulary, words);
const paths = (words: string, of = entries) =>
  search(words, of).groups.map(({ hits }) =>
    hits.map(({ entry, section }) => entry.path + (section ? `#${section.id}` : '')),
  );

describe('searching', () => {
  it('shows lessons, terms, questions and exercises in this order, each by its name before its text', () => {
    expect(paths('time_wait')).toEqual([['l', 'c#ends'], ['t', 't2'], ['q'], ['e']]);
  });

  it('leads to the section that has the words, tables included', () => {
    expect(paths('old segments')).toEqual([['l#second']]);
    expect(paths('tcp_fin_timeout')).toEqual([['l#second']]);
  });

  it('leads to the section whose table has the word rather than to one that mentions it', () => {
    const sections = [section('Early', 'Not EPIPE.'), section('Errors', 'Each of them.', 'EPIPE')];
    expect(paths('epipe', [{ ...nothing, kind: 'lesson', title: 'Reset', path: 'r', sections }])).toEqual([
      ['r#errors'],
    ]);
  });

  it('puts first what is called so, by any name, before what has the word in a longer title', () => {
    const lesson = { ...nothing, kind: 'lesson', about: 'What an RST does.' } as const;
    const lessons = [
      { ...lesson, title: 'Challenge ACKs and blind resets', path: 'c' },
      { ...lesson, title: 'RST, and the errors a program sees', path: 'r' },
    ];
    expect(paths('reset', lessons)).toEqual([['r', 'c']]);
  });

  it('finds nothing for a misspelt name of which one word is known', () => {
    expect(paths('old')).toEqual([['l#second']]);
    expect(paths('old segmnts')).toEqual([]);
    expect(paths('old segm')).toEqual([['l#second']]);
  });

  it('finds by other spellings, and a question by its answer', () => {
    expect(paths('2msl wait')).toEqual([['t']]);
    expect(paths('msl')).toEqual([['t'], ['q']]);
  });

  it('does not take the topic of an exercise for its title', () => {
    expect(paths('rst')).toEqual([]);
  });

  it('says when nothing has all the words, and shows what has the most', () => {
    expect(search('time_wait segments').complete).toBe(true);
    const found = search('time_wait segments zebra');
    expect([found.complete, found.groups[0]?.hits[0]?.entry.path]).toEqual([false, 'l']);
    expect(paths('zebra')).toEqual([]);
  });

  it('searches for words of no weight where there are no others', () => {
    expect(paths('why')).toEqual([['l'], ['q']]);
  });
});
