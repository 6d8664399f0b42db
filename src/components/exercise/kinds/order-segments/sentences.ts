import type { CardPrecedence, Link, Subject } from '../../../../exercises/kinds/order-segments/index.ts';
import { citation } from '../../../../i18n/citation.ts';
import { format } from '../../../../i18n/format.ts';
import { RULES, type RuleId } from '../../../../tcp/rules.ts';
import type { Cited, ReportWords, RuleText } from '../../kind-view.ts';

/** The sentences a page carries for the view. */
export const WORDS = {
  exercise: ['client', 'server', 'clientToServer', 'serverToClient', 'seq', 'ack', 'len'],
  orderSegments: [
    'scoring',
    'cardLost',
    'cardState',
    'cardCall',
    'cardLabel',
    'placeOf',
    'moved',
    'solution',
    'first',
  ],
} as const;

/** What reasons for an order are written with. */
export type OrderReportWords = ReportWords<'orderSegments' | 'rules'>;

/** One step from a cause to its effect, and the rule where there is one. */
export interface Step {
  /** Null where the rule alone is told, or is the step. */
  readonly line: string | null;
  readonly rule: Cited | null;
}

/** Why a card has its place. */
export interface Reason {
  /** `B has to come after A.` Null until that is told, and where a single step says as much. */
  readonly claim: string | null;
  readonly steps: readonly Step[];
}

/** Where it stands what the numbers of segments say of their order. */
export const SOURCES: Readonly<Partial<Record<Link['why'], string>>> = {
  acknowledges: 'RFC 9293 3.4',
  'not-yet': 'RFC 9293 3.4',
  seq: 'RFC 9293 3.4',
};

/** Puts a precedence of two cards into words. */
export function reasonFor(precedence: CardPrecedence, words: OrderReportWords): Reason {
  const { before, after } = precedence;
  const steps = telling(precedence).map(({ link, rule }) => stepOf(link, rule, words));
  return { claim: steps.length === 1 ? null : format(words.orderSegments.broken, { before, after }), steps };
}

/** Puts a step into words, with a rule of the model where it is told here. */
export function stepOf(link: Link, rule: RuleId | null, words: OrderReportWords): Step {
  const line = linkText(link, words);
  const source = SOURCES[link.why];
  if (source !== undefined)
    return { line: null, rule: { text: line, source: citation(source, words.locale) } };
  return { line, rule: rule && ruleText(rule, words) };
}

/** A step worth telling, with the model's rule where that is about what the step leads to. */
interface Telling {
  readonly link: Link;
  readonly rule: RuleId | null;
}

/**
 * Returns the steps of a precedence that have to be told: that a segment arrives after it is sent goes without saying
 * beside what its arrival does. A rule about what stands on another card is left to that card.
 */
export function telling({ links }: CardPrecedence): readonly Telling[] {
  const worth = links.filter(({ why }) => why !== 'travels');
  return (worth.length > 0 ? worth : links).map((link) => {
    const isOffCards = link.after.card === null && link.after.kind !== 'arrival';
    return { link, rule: link === links.at(-1) || isOffCards ? link.because : null };
  });
}

/** Says in a sentence why one event comes before another. */
function linkText({ before, after, why }: Link, words: OrderReportWords): string {
  // The sentence says itself whether the segment is sent or arrives, or that does not matter to its numbers.
  const bare = why === 'acknowledges' || why === 'not-yet' || why === 'along';
  const line = format(words.orderSegments.why[why], {
    before: subjectText(before, bare, words),
    after: subjectText(after, bare, words),
  });
  return closeUp(line.charAt(0).toUpperCase() + line.slice(1));
}

/** Returns a rule of the model with where it stands. */
export function ruleText(rule: RuleId, { rules, locale }: OrderReportWords): RuleText {
  return { text: rules[rule], source: citation(RULES[rule].source, locale) };
}

/** Takes out the space a sentence keeps for a Latin name where a Chinese one has come. */
function closeUp(line: string): string {
  return line.replace(/(?<=[\p{Script=Han}）]) (?=\p{Script=Han})/gu, '');
}

/** Names an event: by its card where it has one, for what the card shows is to be seen. */
function subjectText(subject: Subject, bare: boolean, { orderSegments: t }: OrderReportWords): string {
  const side = t.side[subject.host];
  switch (subject.kind) {
    case 'send':
    case 'arrival': {
      const segment = subject.card ?? format(t.subjectOther, { n: subject.segment + 1 });
      return subject.kind === 'send' || bare ? segment : format(t.subjectArrival, { segment });
    }
    case 'state':
      return subject.card ?? format(t.subjectState, { side, from: subject.from, to: subject.to });
    case 'call':
      return subject.card ?? format(t.subjectCall, { side, call: subject.call });
    case 'return':
      return format(t.subjectReturn, { side, call: subject.call });
    case 'expiry':
      return format(t.subjectExpiry, { side, timer: t.timer[subject.timer] });
  }
}
