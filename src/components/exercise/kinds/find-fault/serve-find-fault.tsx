import { findFault } from '../../../../exercises/kinds/find-fault/index.ts';
import type { FindFaultFile } from '../../../../exercises/kinds/find-fault/schema.ts';
import { findFaultSpec } from '../../../../exercises/kinds/find-fault/spec.ts';
import { BASE, dictionary, type Locale } from '../../../../i18n/index.ts';
import { FIRST_SEED, headingOf, type Library, type Served } from '../../served.ts';
import { FindFault } from './FindFault.tsx';
import { packFault } from './pack.ts';
import { Worked } from './Worked.tsx';
import { faultWords } from './words.ts';

/** Makes the first variant of a find-fault exercise and what draws it. */
export function serveFindFault(file: FindFaultFile, id: string, library: Library): Served {
  const spec = findFaultSpec(file, library(file.scenario), id);
  const question = findFault.generate(spec, file.seed ?? FIRST_SEED);
  const facts = (locale: Locale) => ({ locale, base: BASE, t: faultWords(dictionary(locale)) });
  return {
    kind: file.kind,
    seed: question.seed,
    file: spec,
    packed: () => packFault(question),
    facts,
    heading: headingOf(file, question.profile, question.scenario.delay),
    view: (locale) => () => <FindFault id={id} page={facts(locale)} question={question} />,
    worked: (locale) => () => <Worked locale={locale} question={question} />,
  };
}
