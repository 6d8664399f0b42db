import { parseDocument, visit } from 'yaml';
import { attributesOf, blank, filled, TAG, withoutCode } from '../lesson/mdx.ts';
import { withRuns } from '../lesson/runs.ts';
import { lineAt, type TextFault } from '../text-fault.ts';
import { CHECKED } from './grammar.ts';
import { differenceFaults, sourceFaults, typedFaults } from './number-faults.ts';

const instead = (typed: string): string =>
  `Write <V at="#8.seq" /> with a value of a run, <Param name="tcp_syn_retries" /> for a parameter, or <Lit source="RFC 9293 §3.4.1">${typed}</Lit> with its source.`;

const LIT = /<Lit\b[^>]*>([\s\S]*?)<\/Lit>/gu;
const SOURCE = /<Lit\b[^>]*?\bsource="([^"]*)"/gu;
const QUOTED = /<(?:V|Param)\b[^>]*\/>/gu;
/** Attributes that are text for a reader. */
const CAPTION = /\bcaption="([^"]*)"/gu;

/** Returns a lesson in which only what its author wrote as text is left, each letter where it was. */
function textOf(source: string): string {
  const front = /^---\n[\s\S]*?\n---\n/u.exec(source)?.[0] ?? '';
  const body = withoutCode(source.slice(front.length))
    .replace(LIT, (place) => filled(place, CHECKED))
    .replace(QUOTED, (place) => filled(place, CHECKED))
    .replace(TAG, tagText)
    .replace(/\]\([^()\s]*\)/gu, blank);
  return frontText(front) + body;
}

function tagText(tag: string): string {
  const text = blank(tag).split('');
  for (const { index, 0: attribute, 1: caption = '' } of tag.matchAll(CAPTION)) {
    const start = index + attribute.length - caption.length - 1;
    text.splice(start, caption.length, ...caption.split(''));
  }
  return text.join('');
}

/** Leaves of the front matter what is read as text: sources are citations, and `minutes` is a setting. */
function frontText(front: string): string {
  const yaml = front.slice(4, Math.max(4, front.length - 4));
  const text = blank(front).split('');
  visit(parseDocument(yaml), {
    Pair: (_, { key }) => (['sources', 'minutes'].includes(String(key)) ? visit.SKIP : undefined),
    Scalar: (kind, { range }) => {
      if (kind === 'key' || !range) return;
      const [start, end] = range;
      text.splice(4 + start, end - start, ...yaml.slice(start, end).split(''));
    },
  });
  return text.join('');
}

/** Finds the typed numbers of a lesson's MDX, and those whose source cannot be looked up. */
export function lessonNumberFaults(source: string): TextFault[] {
  const sources = [...withoutCode(source).matchAll(SOURCE)];
  return [
    ...typedFaults(textOf(source), '', (at) => lineAt(source, at), instead),
    ...sources.flatMap(({ index, 1: named = '' }) =>
      sourceFaults(named, { line: lineAt(source, index), field: '' }),
    ),
  ];
}

/** A part of a lesson from one heading to the next. */
interface Section {
  readonly line: number;
  /** Its text with places as YAML texts write them. */
  readonly text: string;
}

function sectionsOf(source: string): Section[] {
  const text = textOf(source);
  const starts = [0, ...[...text.matchAll(/^#{1,6} /gmu)].map(({ index }) => index)];
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? source.length;
    const places = withoutCode(source.slice(start, end));
    return {
      line: lineAt(source, start),
      text:
        text.slice(start, end).replaceAll(CHECKED, ' ') +
        [...places.matchAll(LIT)].map(([, inner]) => ` [${inner}](lit:)`).join('') +
        [...places.matchAll(QUOTED)].map(([tag]) => ` {${sorted(tag)}}`).join(''),
    };
  });
}

/** Writes a tag with its attributes in order, so that two of the same are alike. */
function sorted(tag: string): string {
  const attributes = attributesOf(tag).map(({ name, value }) => `${name}="${value}"`);
  return `${/\w+/u.exec(tag)?.[0]} ${attributes.sort().join(' ')}`;
}

/** Compares the numbers of a lesson's two languages, section by section; the faults are of the Chinese file. */
export function lessonDifferences(en: string, chinese: string): TextFault[] {
  // The same path is the same number only in the same run.
  const [ours, theirs] = [sectionsOf(withRuns(en)), sectionsOf(withRuns(chinese))];
  if (ours.length !== theirs.length) {
    const what = `there are ${theirs.length - 1} headings, in English ${ours.length - 1}`;
    return [{ line: 1, field: '', what, todo: 'Both languages have the same sections.' }];
  }
  return theirs.flatMap(({ line, text }, i) =>
    differenceFaults(ours[i]?.text ?? '', text, { line, field: 'section' }),
  );
}
