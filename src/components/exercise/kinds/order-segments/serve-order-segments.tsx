import { orderSegments } from '../../../../exercises/kinds/order-segments/index.ts';
import type { OrderSegmentsFile } from '../../../../exercises/kinds/order-segments/schema.ts';
import { orderSegmentsSpec } from '../../../../exercises/kinds/order-segments/spec.ts';
import { BASE, dictionary, type Locale } from '../../../../i18n/index.ts';
import { FIRST_SEED, headingOf, type Library, type Served } from '../../served.ts';
import { OrderSegments } from './OrderSegments.tsx';
import { packOrder } from './pack.ts';
import { RightOrder } from './RightOrder.tsx';
import { rightOrder } from './report.ts';
import { orderWords } from './words.ts';

/** Makes the first variant of an order-segments exercise and what draws it. */
export function serveOrderSegments(file: OrderSegmentsFile, id: string, library: Library): Served {
  const spec = orderSegmentsSpec(file, library(file.scenario), id);
  const question = orderSegments.generate(spec, file.seed ?? FIRST_SEED);
  const facts = (locale: Locale) => ({ locale, base: BASE, t: orderWords(dictionary(locale)) });
  const worked = (locale: Locale) => {
    const { orderSegments: order, rules } = dictionary(locale);
    const solution = rightOrder(question, { locale, order, rules });
    return <RightOrder cards={question.cards} solution={solution} t={facts(locale).t} />;
  };
  return {
    kind: file.kind,
    seed: question.seed,
    file: spec,
    packed: () => packOrder(question),
    facts,
    heading: headingOf(file, question.profile, question.scenario.delay),
    view: (locale) => () => <OrderSegments id={id} page={facts(locale)} question={question} />,
    worked: (locale) => () => worked(locale),
  };
}
