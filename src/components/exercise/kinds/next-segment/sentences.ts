import type {
  FieldVerdict,
  NextHint,
  NextSegmentVerdict,
  Right,
} from '../../../../exercises/kinds/next-segment/index.ts';
import type { Field, NextSegmentQuestion } from '../../../../exercises/kinds/next-segment/question.ts';
import type { Derivation } from '../../../../exercises/trace/run/index.ts';
import { citation } from '../../../../i18n/citation.ts';
import { format, joinSentences } from '../../../../i18n/format.ts';
import { RULES, type RuleId } from '../../../../tcp/rules.ts';
import { flagNames } from '../../../../tcp/segment.ts';
import { seqAdd } from '../../../../tcp/sequence.ts';
import type { Cited, ReportWords, RuleText } from '../../kind-view.ts';
import { explain, readAs, styleNote, termsLine } from '../../trace/explain.ts';
import { fieldLabel } from '../../trace/trace-words.ts';
import { WHAT_IF_WORDS } from '../../trace/word-lists.ts';
import type { ExerciseWords } from '../../words.ts';

/** The sentences shown before anything is answered, and on the button that plays a wrong answer. */
export const WORDS = {
  exercise: [
    'clientToServer',
    'serverToClient',
    'flags',
    'seq',
    'ack',
    'len',
    'cellFlags',
    'cellSeq',
    'cellAck',
    'cellLen',
  ],
  // The button for hints says here that one of them can cost everything.
  nextSegment: [
    'scoring',
    'you',
    'segmentArrives',
    'applicationCalls',
    'timerExpires',
    'timers',
    'mayCall',
    'maySend',
    'known',
    'earlier',
    'calls',
    'callReturned',
    'callGivenUp',
    'callWaits',
    'crashed',
    'next',
    'sends',
    'sendSegment',
    'sendNothing',
    'flagOf',
  ],
  diagram: ['client', 'server'],
  whatIf: WHAT_IF_WORDS,
} as const;

/** Everything that can be said about an answer. */
export type NextReportWords = ReportWords<
  'nextSegment' | 'rules' | 'whatIf' | 'diagnosis' | 'misconceptions'
>;

/** Returns a field's value as it is written. */
export function valueText(field: Field, value: number, t: ExerciseWords): string {
  return field === 'flags' ? flagNames(value).join(',') || t.none : String(value);
}

/** Returns a segment in one line: `SYN,ACK, SEQ 0, ACK 1, LEN 0`. */
function segmentText({ flags, seq, ack, len }: NonNullable<Right['segment']>, t: ExerciseWords): string {
  const acks = ack === null ? [] : [`ACK ${ack}`];
  return [valueText('flags', flags, t), `SEQ ${seq}`, ...acks, `LEN ${len}`].join(', ');
}

/** Says how a number of the right segment follows from what the learner's side knows; of its flags the rule says it. */
export function fieldLine(
  { field, value, derivation }: { field: Field; value: number; derivation: Derivation | null },
  because: RuleId,
  question: Pick<NextSegmentQuestion, 'numbers'>,
  words: NextReportWords,
): string {
  if (field === 'flags') return '';
  if (derivation) return explain({ id: `1.${field}`, value, because, derivation }, question, words).line;
  return format(words.nextSegment.byRule, {
    cell: fieldLabel(field, words.exercise),
    value: valueText(field, value, words.exercise),
  });
}

/** Returns what is to be said of the learner's own value of a field, and what it counts where that is open; or null. */
export function noteText(
  verdict: FieldVerdict,
  typed: string | undefined,
  words: NextReportWords,
  isOpen: boolean,
): string | null {
  const { field, given, right, note, value } = verdict;
  const { exercise: t } = words;
  const wrote = right || given === null ? null : readAs(valueText(field, given, t), typed, t);
  const counts = isOpen ? countsLine(verdict, words) : null;
  return joinSentences([wrote, styleNote({ note, value }, right, t), counts]) || null;
}

/**
 * Says what is wrong with the count in a number that is not found yet, where the number shows it, else what the number
 * counts; null where it is no count.
 */
export function countsLine(
  { field, given, note, derivation }: FieldVerdict,
  { nextSegment: t }: NextReportWords,
): string | null {
  if (note !== null || derivation?.how !== 'after') return null;
  const { segment, seq, syn, len, fin } = derivation;
  const n = segment + 1;
  const isPureAck = syn + len + fin === 0;
  if (isPureAck && given === seqAdd(seq, 1)) return format(t.countsPureAck, { n });
  if (!isPureAck && given === seq) return format(t.leavesOut, { n });
  if (fin === 1 && given === seqAdd(seq, syn + len + 2)) return format(t.countsFinTwice, { n });
  return field === 'seq' ? t.countSent : t.countReceived;
}

/** Puts a rule of the model into words. */
export function ruleText(because: RuleId | null, { rules, locale }: NextReportWords): RuleText | null {
  return because && { text: rules[because], source: citation(RULES[because].source, locale) };
}

/** Says what is right here: the model's own choice first, then whatever else would be. */
export function rightLines(rights: readonly Right[], words: NextReportWords): string[] {
  const { exercise: t, nextSegment: next } = words;
  const [own] = rights;
  return [
    own?.segment ? format(next.modelSends, { segment: segmentText(own.segment, t) }) : next.modelSilent,
    ...besideAnswer(rights, words),
  ];
}

/** Says what the answer itself does not: why nothing is sent, and whatever else would be right. */
export function besideAnswer([own, ...others]: readonly Right[], words: NextReportWords): string[] {
  const isSilent = own !== undefined && !own.segment && own.because === null;
  return [
    ...(isSilent ? [words.nextSegment.silence] : []),
    ...others.map((other) => alsoRight(other, words)),
  ];
}

function alsoRight({ segment }: Right, { exercise: t, nextSegment: next }: NextReportWords): string {
  return format(next.alsoRight, { segment: segment ? segmentText(segment, t) : next.sendNothing });
}

/** Says by which other profile a wrong answer would be right. */
export function otherProfileLine(
  { otherProfile }: NextSegmentVerdict,
  { exercise: t, nextSegment: next }: NextReportWords,
): string[] {
  const profile = otherProfile && { linux: t.profileLinux, rfc9293: t.profileRfc9293 }[otherProfile];
  return profile ? [format(next.otherProfile, { profile })] : [];
}

/** Says what a verdict rests on: which right choice it was compared with, and what else would be right. */
export function verdictLines(verdict: NextSegmentVerdict, words: NextReportWords): string[] {
  const { rights, by, score } = verdict;
  const { exercise: t, nextSegment: next } = words;
  const nearest = rights[by]?.segment;
  const said = otherProfileLine(verdict, words);
  if (score === 1) {
    const others = rights.filter((_, i) => i !== by);
    return others.map((other) => alsoRight(other, words));
  }
  // Fields that were judged hold what is right.
  if (rights.length === 1 && verdict.sends === 'right') return said;
  if (rights.length === 1 || !nearest) return [...said, ...rightLines(rights, words)];
  return [
    ...said,
    format(next.nearest, { segment: segmentText(nearest, t) }),
    ...rights.filter((_, i) => i !== by).map((other) => alsoRight(other, words)),
  ];
}

/** Puts a hint on the next segment into words. */
export function hintLines(
  hint: NextHint,
  question: Pick<NextSegmentQuestion, 'numbers'>,
  words: NextReportWords,
): Cited[] {
  const { hints } = words;
  switch (hint.about) {
    case 'section': {
      const rule = ruleText(hint.because, words);
      const text = rule ? format(hints.section, { source: rule.source }) : hints.sectionNone;
      return [{ text, source: null }];
    }
    case 'rule':
      return [ruleText(hint.because, words) ?? { text: words.nextSegment.silence, source: null }];
    case 'sends':
      return [{ text: hints[hint.sends], source: null }];
    case 'terms': {
      const { field, value, derivation } = hint.field;
      const { because } = hint;
      if (!derivation || !because) return [{ text: hints.byRule, source: null }];
      const solution = { id: `1.${field}`, value, because, derivation } as const;
      return [{ text: termsLine(solution, question, words), source: null }];
    }
    case 'value': {
      const value = valueText(hint.field.field, hint.field.value, words.exercise);
      return [{ text: format(hints.value, { value }), source: null }];
    }
  }
}

/** Says in short what an answer comes to. */
export function summaryOf(
  { score, sends, fields, rights, by }: NextSegmentVerdict,
  { nextSegment: next }: NextReportWords,
): string {
  if (score === 1) return next.right;
  if (sends === 'wrong') return rights[by]?.segment === null ? next.shouldBeSilent : next.shouldSend;
  return format(next.fieldsRight, {
    right: fields.filter((field) => field.right).length,
    total: fields.length,
  });
}
