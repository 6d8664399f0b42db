import type { GroundsTexts } from '../../exercises/authoring/claims/statement.ts';
import { citation } from '../../i18n/citation.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { format, joinSentences } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { SourcePart } from './kind-view.ts';

/** What it is told with. */
type GroundsWords = {
  readonly locale: Locale;
  readonly exercise: Pick<Dictionary['exercise'], 'checkedBy' | 'source'>;
};

/** `RFC 9293`, with or without a place in it; a place alone belongs to the RFC named before it. */
const PLACE = /(?:RFC (\d+) ?)?(?:§|appendix |附录 )(\d{1,2}(?:\.\d{1,2})*|[A-Z](?:\.\d)*)|RFC (\d+)/g;

/** Returns a source in pieces, with the addresses of the sections of RFCs. */
export function linked(source: string): SourcePart[] {
  const parts: SourcePart[] = [];
  let rfc: string | undefined;
  let end = 0;
  for (const { 0: text, 1: named, 2: place, 3: alone, index } of source.matchAll(PLACE)) {
    rfc = named ?? alone ?? rfc;
    if (rfc === undefined) continue;
    const href = `https://www.rfc-editor.org/rfc/rfc${rfc}${place ? anchor(place) : ''}`;
    parts.push(source.slice(end, index), { text, href });
    end = index + text.length;
  }
  return [...parts, source.slice(end)];
}

function anchor(place: string): string {
  return `#${/^\d/.test(place) ? 'section' : 'appendix'}-${place}`;
}

/** Says what a sentence rests on: the runs that were asked, and where it can be read. */
export function groundsText(grounds: GroundsTexts, words: GroundsWords): string {
  return joinSentences([runsText([grounds], words.exercise.checkedBy), sourceText(grounds, words)]);
}

/** Says where a sentence can be read; null where runs alone decide. */
function sourceText({ source }: GroundsTexts, { locale, exercise: t }: GroundsWords): string | null {
  return source === null ? null : format(t.source, { source: citation(source, locale) });
}

/** Returns where a sentence can be read, with its addresses; nothing where runs alone decide. */
export function sourceParts(grounds: GroundsTexts, words: GroundsWords): SourcePart[] {
  const text = sourceText(grounds, words);
  return text === null ? [] : linked(text);
}

/** Names each run that sentences rest on, once for all of them; null where none does. */
export function runsText(grounds: readonly GroundsTexts[], sentence: string): string | null {
  const runs = new Set(grounds.flatMap((one) => one.runs));
  return runs.size === 0 ? null : format(sentence, { runs: [...runs].join(', ') });
}
