import type { Culprit, FaultHint, FaultSolution } from '../../../../exercises/kinds/find-fault/index.ts';
import { LAWS, type LawId } from '../../../../exercises/kinds/find-fault/laws.ts';
import type { FindFaultQuestion } from '../../../../exercises/kinds/find-fault/question.ts';
import type { Row } from '../../../../exercises/trace/index.ts';
import { citation } from '../../../../i18n/citation.ts';
import { format, joinSentences } from '../../../../i18n/format.ts';
import { RULES, type RuleId } from '../../../../tcp/rules.ts';
import type { Cited, ReportWords } from '../../kind-view.ts';

/** What verdicts on a fault are written with. */
export type FaultWords = ReportWords<'findFault' | 'rules' | 'whatIf'>;

/** Returns a law as a sentence with its section. */
export function lawText(law: LawId, { findFault: t, locale }: FaultWords): Cited {
  return { text: t.law[law], source: citation(LAWS[law], locale) };
}

/** Returns why a segment can be: what made a true host send it. */
export function possibleText(segment: number, because: RuleId | null, words: FaultWords): Cited {
  if (because === null) return plain(format(words.findFault.canBe, { n: segment }));
  return { text: words.rules[because], source: citation(RULES[because].source, words.locale) };
}

/** How a law bounds a number; those that are missing say what it is. */
const BOUNDS: Partial<Record<LawId, 'atMost' | 'atLeast'>> = {
  'ack-unheard': 'atMost',
  'ack-behind': 'atLeast',
  'seq-gap': 'atMost',
  'seq-used': 'atLeast',
  'after-fin': 'atMost',
};

/** Returns every law a segment breaks, with what its number says and has to be; `said` stands there already. */
export function brokenText({ breaches }: Culprit, words: FaultWords, said?: LawId): Cited[] {
  return breaches.map(({ law, field, says, allows }): Cited => {
    const { text, source } = lawText(law, words);
    const isNumber = field !== 'flags' && says !== null && allows !== null;
    const numbers = isNumber ? format(words.findFault.breach[BOUNDS[law] ?? 'exact'], { says, allows }) : '';
    return { text: joinSentences([law === said ? null : text, numbers]), source };
  });
}

/** Says what a true host had done in place of the fault, and what its peer made of it; each by its name. */
export function truthText(
  { spoiler, culprits, intended, failure }: FaultSolution,
  rows: readonly Row[],
  words: FaultWords,
): Cited[] {
  const { findFault: t } = words;
  const others = culprits.length > 1 ? culprits.map(({ segment }) => `#${segment}`).join(', ') : null;
  const either = others === null ? [] : [{ text: format(t.either, { segments: others }), source: null }];
  const guilty = rows.find(({ index }) => index + 1 === culprits[0]?.segment);
  const host = guilty ? t.host[guilty.from] : '';
  const had = { text: format(t.spoiler[spoiler], { ...intended, host }), source: null };
  const inTrace = spoiler === 'missing' || spoiler === 'early';
  if (inTrace) return [...either, had];
  if (failure === null) return [...either, had, { text: t.failureNone, source: null }];
  const { segment, kind, because } = failure;
  const failed = rows.find(({ index }) => index === segment);
  if (!failed) return [...either, had];
  const sentence = {
    refused: because === 'ack/unsent' ? t.failureUnsent : t.failureRefused,
    answered: t.failureAnswered,
    'sent-again': t.failureSentAgain,
  }[kind];
  const text = format(sentence, {
    n: segment + 1,
    host: t.host[failure.host],
    ack: failed.cells.ack ?? '',
    reason: words.rules[because],
  });
  return [...either, had, { text, source: citation(RULES[because].source, words.locale) }];
}

/** A sentence that rests on nothing else. */
export function plain(text: string): Cited {
  return { text, source: null };
}

/** Names the part a hint is about. */
export function hintName({ about }: FaultHint, _: FindFaultQuestion, { findFault: t }: FaultWords): string {
  switch (about) {
    case 'segments':
      return t.numberOfSegment;
    case 'fields':
      return t.whatIsWrong;
    case 'laws':
      return t.whichRule;
  }
}

/** Puts a hint on a fault into words. */
export function hintLines(hint: FaultHint, words: FaultWords): Cited[] {
  const { hints, findFault: t } = words;
  const [first] = hint.among;
  const last = hint.among.length === 1;
  switch (hint.about) {
    case 'segments': {
      const segments = hint.among.map((n) => `#${n}`).join(hints.separator);
      const n = String(first);
      return [plain(last ? format(hints.oneSegment, { n }) : format(hints.amongSegments, { segments }))];
    }
    case 'fields': {
      const fields = hint.among.map((field) => t.field[field]).join(hints.separator);
      const values = { n: hint.segment, fields, field: fields };
      return [plain(format(last ? hints.oneField : hints.amongFields, values))];
    }
    case 'laws':
      return last
        ? brokenText(hint.culprit, words)
        : [plain(hints.amongLaws), ...hint.among.map((law) => lawText(law, words))];
  }
}
