import type { CardPrecedence, Link, Subject } from '../../../../exercises/kinds/order-segments/index.ts';
import { citation } from '../../../../i18n/citation.ts';
import { format } from '../../../../i18n/format.ts';
import { RULES } from '../../../../tcp/rules.ts';
import type { ReportWords, RuleText } from '../../kind-view.ts';

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

/** One step from a cause to its effect, and the model's rule where there is one. */
export interface Step {
  /** Null where the rule alone is told. */
  readonly line: string | null;
  readonly rule: RuleText | null;
}

/** Why one card has to come before another. */
export interface Reason {
  /** `A has to come before B.` Null until that is told, and where a single step says as much. */
  readonly claim: string | null;
  readonly steps: readonly Step[];
}

/** Puts a precedence of two cards into words. */
export function reasonFor({ before, after, links }: CardPrecedence, words: OrderReportWords): Reason {
  // That a segment arrives after it is sent goes without saying beside what its arrival does.
  const telling = links.filter(({ why }) => why !== 'travels');
  const steps = (telling.length > 0 ? telling : links).map((link) => stepOf(link, words));
  return { claim: steps.length === 1 ? null : format(words.orderSegments.broken, { before, after }), steps };
}

function stepOf(link: Link, words: OrderReportWords): Step {
  const { before, after, why, because } = link;
  // The sentence says itself whether the segment is sent or arrives, or that does not matter to its numbers.
  const bare = why === 'acknowledges' || why === 'not-yet' || why === 'along';
  const line = format(words.orderSegments.why[why], {
    before: subjectText(before, bare, words),
    after: subjectText(after, bare, words),
  });
  const rule = because && {
    text: words.rules[because],
    source: citation(RULES[because].source, words.locale),
  };
  return { line: closeUp(line.charAt(0).toUpperCase() + line.slice(1)), rule };
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
