import { decodeHeader } from '../../../../exercises/kinds/decode-header/index.ts';
import type { DecodeHeaderFile } from '../../../../exercises/kinds/decode-header/schema.ts';
import { decodeHeaderSpec } from '../../../../exercises/kinds/decode-header/spec.ts';
import { BASE, dictionary, type Locale } from '../../../../i18n/index.ts';
import { FIRST_SEED, headingOf, type Library, type Served } from '../../served.ts';
import { DecodeHeader } from './DecodeHeader.tsx';
import type { DrawnHeader } from './kind.ts';
import { Worked } from './Worked.tsx';
import { headerViewWords } from './words.ts';

/** Makes the first variant of a decode-header exercise and what draws it. */
export function serveDecodeHeader(file: DecodeHeaderFile, id: string, library: Library): Served {
  const spec = decodeHeaderSpec(file, library, id);
  const question = decodeHeader.generate(spec, file.seed ?? FIRST_SEED);
  const { name: _name, profile, ...rest } = question;
  const drawn: DrawnHeader = rest;
  const facts = (locale: Locale) => ({ locale, base: BASE, t: headerViewWords(dictionary(locale)) });
  return {
    kind: file.kind,
    seed: question.seed,
    file: spec,
    packed: () => JSON.stringify(drawn),
    facts,
    heading: headingOf(file, profile, null),
    view: (locale) => () => <DecodeHeader id={id} page={facts(locale)} question={drawn} />,
    worked: (locale) => () => <Worked locale={locale} question={question} />,
  };
}
