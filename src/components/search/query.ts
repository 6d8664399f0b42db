import { FILLERS } from './synonyms.ts';

/** Something asked for. */
export interface QueryTerm {
  /** Finds it as it was typed. */
  readonly typed: RegExp;
  /** Finds what else it is called; null where nothing else is known. */
  readonly otherwise: RegExp | null;
  /** Whether it says how one asks rather than about what, so that a result need not have it. */
  readonly filler: boolean;
}

/** Known words: the key of every spelling (`keyOf`) with all spellings of what it names. */
export type Vocabulary = ReadonlyMap<string, readonly string[]>;

const CJK = /\p{Script=Han}/u;
const WORDS = /\p{Script=Han}|\p{N}+|[^\p{Script=Han}\P{L}]+/gu;

/**
 * Takes a text apart: what stands between spaces, each in its words; a Chinese character is a word. Full-width
 * characters, capitals and the signs between words make no difference.
 *
 * @example chunksOf('大量ＣＬＯＳＥ_WAIT') // [['大', '量'], ['close', 'wait']]
 */
export function chunksOf(text: string): string[][] {
  const plain = text.normalize('NFKC').toLowerCase();
  return plain.split(/\s+/u).flatMap((chunk) => {
    const runs: string[][] = [];
    for (const [word] of chunk.matchAll(WORDS)) {
      const run = runs.at(-1);
      if (run !== undefined && CJK.test(run[0] ?? '') === CJK.test(word)) run.push(word);
      else runs.push([word]);
    }
    return runs;
  });
}

/**
 * The key by which spellings are compared.
 *
 * @example keyOf('TIME_WAIT') === keyOf('time wait') // 'timewait'
 */
export function keyOf(text: string): string {
  return chunksOf(text).flat().join('');
}

/** Makes a vocabulary of groups of spellings; one that stands in several groups has them all. */
export function vocabularyOf(groups: readonly (readonly string[])[]): Vocabulary {
  const known = new Map<string, readonly string[]>();
  for (const group of groups) {
    for (const spelling of group) {
      const key = keyOf(spelling);
      known.set(key, [...new Set([...(known.get(key) ?? []), ...group])]);
    }
  }
  return known;
}

const FILLER_KEYS: ReadonlySet<string> = new Set(FILLERS.map(keyOf));

/** A word with where it may be joined to others: a name begins and ends where a chunk does, or a Chinese character. */
interface Word {
  readonly text: string;
  readonly begins: boolean;
  readonly ends: boolean;
  readonly chunk: number;
}

/** Words that belong together, and the key of the known name they are. */
interface Part {
  readonly words: readonly string[];
  /** Null where they are no name. */
  readonly key: string | null;
}

/** Reads a query: known names of several words first, the longest of them; then the words that are left. */
export function readQuery(text: string, vocabulary: Vocabulary): readonly QueryTerm[] {
  const parts = partsOf(text, vocabulary);
  const isNamed = parts.some(({ key }) => key !== null && !FILLER_KEYS.has(key));
  return parts.flatMap(({ words, key }) =>
    key === null ? unknownTerms(words, isNamed, vocabulary) : [knownTerm(words, key, vocabulary)],
  );
}

function partsOf(text: string, vocabulary: Vocabulary): Part[] {
  const words = chunksOf(text).flatMap((chunk, number) =>
    chunk.map((word, i): Word => {
      const free = CJK.test(word);
      return { text: word, begins: free || i === 0, ends: free || i === chunk.length - 1, chunk: number };
    }),
  );
  const parts: Part[] = [];
  let left: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    const name = nameAt(words, at, vocabulary);
    if (left.length > 0 && (name !== null || left[0]?.chunk !== word.chunk)) {
      parts.push({ words: left.map((each) => each.text), key: null });
      left = [];
    }
    if (name === null) left.push(word);
    else {
      parts.push(name);
      at += name.words.length - 1;
    }
  }
  return left.length === 0 ? parts : [...parts, { words: left.map((each) => each.text), key: null }];
}

/** The longest known name that begins at a word, at most so many words long; null where none does. */
function nameAt(words: readonly Word[], at: number, vocabulary: Vocabulary, longest = 12): Part | null {
  if (words[at]?.begins !== true) return null;
  for (let end = Math.min(words.length, at + longest); end > at; end--) {
    if (words[end - 1]?.ends !== true) continue;
    const name = words.slice(at, end).map((word) => word.text);
    const keys = [name.join(''), singular(name.join(''))];
    const key = keys.find((one) => vocabulary.has(one) || FILLER_KEYS.has(one));
    if (key !== undefined) return { words: name, key };
  }
  return null;
}

function knownTerm(words: readonly string[], key: string, vocabulary: Vocabulary): QueryTerm {
  const all = (vocabulary.get(key) ?? []).map(wordsOf);
  const same = all.filter((spelling) => spelling.join('') === key);
  const others = all.filter((spelling) => spelling.join('') !== key);
  return {
    typed: anyOf([words, ...same]),
    otherwise: others.length > 0 ? anyOf(others) : null,
    filler: FILLER_KEYS.has(key),
  };
}

/**
 * Words that are no known name: Chinese characters two by two, others as they stand together. Beside a known name the
 * Chinese ones only say which of its results come first, and so does a single character, which is mostly grammar.
 */
function unknownTerms(words: readonly string[], isNamed: boolean, vocabulary: Vocabulary): QueryTerm[] {
  const isChinese = CJK.test(words[0] ?? '');
  if (!isChinese) return [unfinishedTerm(words, vocabulary)];
  const pairs = words.length < 3 ? [words] : words.slice(1).map((word, i) => [words[i] ?? '', word]);
  const filler = isNamed || words.length === 1;
  return pairs.map((pair) => ({ typed: anyOf([pair]), otherwise: null, filler }));
}

/** Words as they stand together; also the names that begin so but for the signs in them: FIN-WAIT-1 for `finwait`. */
function unfinishedTerm(words: readonly string[], vocabulary: Vocabulary): QueryTerm {
  const [typed, key] = [beginning(words), words.join('')];
  const begun = key.length < 3 ? [] : [...vocabulary].filter(([known]) => known.startsWith(key));
  const names = begun.flatMap(([known, spellings]) => spellings.filter((name) => keyOf(name) === known));
  const others = names.filter((name) => name.search(typed) < 0).map(wordsOf);
  return { typed, otherwise: others.length > 0 ? anyOf(others) : null, filler: false };
}

const wordsOf = (text: string): string[] => chunksOf(text).flat();
const singular = (key: string): string => (/[^s\d]s$/.test(key) ? key.slice(0, -1) : key);

/** Between the words of a name may stand what joins or parts them. */
const BETWEEN = '[\\s\\p{Pd}_.,/+*()]{0,3}';

function source(words: readonly string[]): string {
  const [first = ''] = words;
  // "msl" is in 2MSL too, but 2 is not in 12.
  const start = CJK.test(first) ? '' : /^\p{N}/u.test(first) ? '(?<!\\p{N})' : '(?<!\\p{sc=Latin})';
  return start + words.join(BETWEEN);
}

/** Where a name ends, maybe in the plural. */
function whole(words: readonly string[]): string {
  return source(words) + (CJK.test(words.at(-1) ?? '') ? '' : '(?:e?s)?(?![\\p{sc=Latin}\\p{N}])');
}

function anyOf(names: readonly (readonly string[])[]): RegExp {
  return new RegExp(names.map(whole).join('|'), 'giu');
}

/** Finds words that begin so, since the last may not be typed to its end; of one or two letters, those alone. */
function beginning(words: readonly string[]): RegExp {
  if (words.join('').length < 3) return anyOf([words]);
  return new RegExp(source([...words.slice(0, -1), singular(words.at(-1) ?? '')]), 'giu');
}
