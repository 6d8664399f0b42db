import type { GroundsTexts } from '../../exercises/authoring/claims/statement.ts';
import { citation } from '../../i18n/citation.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { format, joinSentences } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { SourcePart } from './kind-view.ts';

/** What it is told with. */
type GroundsWords = {
  readonly locale: Locale;
  readonly exercise: Pick<Dictionary['exercise'], 'checkedBy' | 'source' | 'listComma'>;
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
  const { checkedBy, listComma } = words.exercise;
  const runs = runsOf([grounds]).join(listComma);
  return joinSentences([runs && format(checkedBy, { runs }), sourceText(grounds, words)]);
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

/** Lists each run that sentences rest on, once for all of them. */
export function runsOf(grounds: readonly GroundsTexts[]): string[] {
  return [...new Set(grounds.flatMap((one) => one.runs))];
}
