import { nextSegment } from '../../../../exercises/kinds/next-segment/index.ts';
import type { NextSegmentFile } from '../../../../exercises/kinds/next-segment/schema.ts';
import { nextSegmentSpec } from '../../../../exercises/kinds/next-segment/spec.ts';
import { BASE, dictionary, type Locale } from '../../../../i18n/index.ts';
import { FIRST_SEED, headingOf, type Library, type Served } from '../../served.ts';
import type { DrawnNext } from './kind.ts';
import { NextSegment } from './NextSegment.tsx';
import { Worked } from './Worked.tsx';
import { nextViewWords } from './words.ts';

/** Makes the first variant of a next-segment exercise and what draws it. */
export function serveNextSegment(file: NextSegmentFile, id: string, library: Library): Served {
  const spec = nextSegmentSpec(file, library(file.scenario), id);
  const question = nextSegment.generate(spec, file.seed ?? FIRST_SEED);
  const { scenario, profile, when: _when, tells: _tells, ...rest } = question;
  const drawn: DrawnNext = rest;
  const facts = (locale: Locale) => ({ locale, base: BASE, t: nextViewWords(dictionary(locale)) });
  return {
    kind: file.kind,
    seed: question.seed,
    file: spec,
    packed: () => JSON.stringify(drawn),
    facts,
    heading: headingOf(file, profile, scenario.delay),
    view: (locale) => () => <NextSegment id={id} page={facts(locale)} question={drawn} />,
    worked: (locale) => () => <Worked locale={locale} question={question} />,
  };
}
