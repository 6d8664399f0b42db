/** What stands on cards: rules at a first miss, then what comes before what, and why. */
import type {
  CardPrecedence,
  OrderSegmentsVerdict,
} from '../../../../exercises/kinds/order-segments/index.ts';
import type { CardId } from '../../../../exercises/kinds/order-segments/question.ts';
import { citation } from '../../../../i18n/citation.ts';
import { format } from '../../../../i18n/format.ts';
import type { RuleId } from '../../../../tcp/rules.ts';
import {
  type OrderReportWords,
  type Reason,
  ruleText,
  SOURCES,
  type Step,
  stepOf,
  telling,
} from './sentences.ts';

/** On which card each rule is told in full: the first it decides for. */
type RulePlaces = Map<RuleId, CardId>;

/** A card with what stands on it. */
export type OnCard = readonly [CardId, readonly Reason[]];

/**
 * Returns what stands on each card. The first miss of a card tells the rules about it; the second, which cards it has to
 * come after, with why, and before. All of it is true in whatever order the cards stand.
 */
export function reasonsOn(
  { cards, broken }: OrderSegmentsVerdict,
  told: (card: CardId) => boolean,
  words: OrderReportWords,
): OnCard[] {
  const places: RulePlaces = new Map();
  return cards.map(({ id, right }): OnCard => {
    const needs = broken.filter(({ after }) => after === id);
    const needed = broken.filter(({ before, after }) => before === id && (told(id) || told(after)));
    const rules = told(id) ? [] : untoldSteps(id, needs, places, words);
    const reasons: Reason[] = rules.length > 0 ? [{ claim: null, steps: rules }] : [];
    const after = told(id) ? needs : [];
    if (after.length + needed.length > 0) reasons.push(toldReason(id, after, needed, places, words));
    if (right || reasons.length > 0) return [id, reasons];
    return [id, [{ claim: null, steps: [{ line: words.orderSegments.needed, rule: null }] }]];
  });
}

/** Returns why each card of a right order cannot come earlier. */
export function reasonsInOrder(
  order: readonly CardId[],
  precedences: readonly CardPrecedence[],
  words: OrderReportWords,
): OnCard[] {
  const places: RulePlaces = new Map();
  return order.map((id): OnCard => {
    const needs = precedences.filter(({ after }) => after === id);
    return [id, needs.length > 0 ? [toldReason(id, needs, [], places, words)] : []];
  });
}

/** The rules about a card alone: they say what to look at, not which card comes first. */
function untoldSteps(
  card: CardId,
  needs: readonly CardPrecedence[],
  places: RulePlaces,
  words: OrderReportWords,
): Step[] {
  const { orderSegments: t, locale } = words;
  const steps = needs.map(({ links }): Step => {
    const { because, why } = links.at(-1) ?? { because: null, why: null };
    if (because !== null) {
      const place = placeOf(because, card, places);
      const rule = ruleText(because, words);
      const text = place === card ? rule.text : format(t.sameRule, { card: place });
      return { line: null, rule: { ...rule, text } };
    }
    if (why !== 'acknowledges' && why !== 'seq' && why !== 'program') return { line: t.depends, rule: null };
    const source = citation(SOURCES[why] ?? '', locale) || null;
    return { line: null, rule: { text: t.general[why], source } };
  });
  return eachOnce(steps);
}

/** Tells which cards a card has to come after, with every step of why, and which before. */
function toldReason(
  card: CardId,
  needs: readonly CardPrecedence[],
  needed: readonly CardPrecedence[],
  places: RulePlaces,
  words: OrderReportWords,
): Reason {
  const { orderSegments: t } = words;
  const list = (cards: readonly CardId[]) => {
    const last = cards.at(-1) ?? '';
    const others = cards.slice(0, -1).join(t.list.comma);
    return others === '' ? last : format(t.list.last, { cards: others, card: last });
  };
  const claim = needed.length === 0 ? t.comesAfter : needs.length === 0 ? t.comesBefore : t.comesBetween;
  const earlier = list(needs.map(({ before }) => before));
  const later = list(needed.map(({ after }) => after));
  const said = new Set<RuleId>();
  const steps = needs.flatMap(telling).map(({ link, rule }): Step => {
    const isNew = rule !== null && !said.has(rule) && placeOf(rule, card, places) === card;
    if (isNew) said.add(rule);
    return stepOf(link, isNew ? rule : null, words);
  });
  return { claim: format(claim, { card, earlier, later }), steps: eachOnce(steps) };
}

/** Returns on which card a rule is told in full: this one where it is the first. */
function placeOf(rule: RuleId, card: CardId, places: RulePlaces): CardId {
  const place = places.get(rule) ?? card;
  places.set(rule, place);
  return place;
}

/** Takes out what says the same as a step before it. */
function eachOnce(steps: readonly Step[]): Step[] {
  const text = ({ line, rule }: Step) => line ?? rule?.text;
  return steps.filter((step, i) => steps.findIndex((other) => text(other) === text(step)) === i);
}
