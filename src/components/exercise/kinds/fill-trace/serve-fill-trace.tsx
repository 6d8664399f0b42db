import { fillTrace } from '../../../../exercises/kinds/fill-trace/index.ts';
import type { FillTraceFile } from '../../../../exercises/kinds/fill-trace/schema.ts';
import { fillTraceSpec } from '../../../../exercises/kinds/fill-trace/spec.ts';
import { BASE, dictionary, type Locale } from '../../../../i18n/index.ts';
import { FIRST_SEED, headingOf, type Library, type Served } from '../../served.ts';
import { FillTrace } from './FillTrace.tsx';
import { pack } from './pack.ts';
import { Worked } from './Worked.tsx';
import { fillTraceWords } from './words.ts';

/** Makes the first variant of a fill-trace exercise and what draws it. */
export function serveFillTrace(file: FillTraceFile, id: string, library: Library): Served {
  const spec = fillTraceSpec(file, library(file.scenario), id);
  const question = fillTrace.generate(spec, file.seed ?? FIRST_SEED);
  const facts = (locale: Locale) => ({ locale, base: BASE, t: fillTraceWords(dictionary(locale)) });
  return {
    kind: file.kind,
    seed: question.seed,
    file: spec,
    packed: () => pack(question),
    facts,
    heading: headingOf(file, question.profile, question.delay === null ? question.scenario.delay : null),
    view: (locale) => () => <FillTrace id={id} page={facts(locale)} question={question} />,
    worked: (locale) => () => <Worked locale={locale} question={question} />,
  };
}
