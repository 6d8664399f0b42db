import { choice } from '../../../../exercises/kinds/choice/index.ts';
import type { ChoiceFile } from '../../../../exercises/kinds/choice/schema.ts';
import { choiceSpec } from '../../../../exercises/kinds/choice/spec.ts';
import { choiceWords } from '../../../../exercises/kinds/choice/words.ts';
import { BASE, dictionary, type Locale } from '../../../../i18n/index.ts';
import { FIRST_SEED, type Library, type Served, settingOf, unitsOf } from '../../served.ts';
import { deskWords, pick } from '../../words.ts';
import { Choice } from './Choice.tsx';
import { CHOICE_WORDS } from './kind.ts';
import { type ChoiceFileOnSite, drawn } from './model.ts';
import { reveal } from './report.ts';
import { Worked } from './Worked.tsx';

/** Makes the first variant of a choice exercise and what draws it. */
export function serveChoice(file: ChoiceFile, id: string, library: Library): Served {
  const spec = choiceSpec(file, library, id);
  const question = choice.generate(spec, file.seed ?? FIRST_SEED);
  const wordsIn = (locale: Locale) => choiceWords(file, locale, library, unitsOf(locale));
  const facts = (locale: Locale) => {
    const { exercise, choice: own } = dictionary(locale);
    return { locale, base: BASE, t: { ...deskWords(exercise), ...pick(own, CHOICE_WORDS) } };
  };
  const shown = (locale: Locale) => drawn(question, wordsIn(locale).options);
  const onSite: ChoiceFileOnSite = {
    spec,
    words: { en: wordsIn('en').options, 'zh-cn': wordsIn('zh-cn').options },
  };
  return {
    kind: file.kind,
    seed: question.seed,
    file: onSite,
    packed: (locale) => JSON.stringify(shown(locale)),
    facts,
    heading: (locale) => {
      const { title, prompt } = wordsIn(locale);
      return { title, prompt, setting: settingOf(locale, question.profile, null) };
    },
    view: (locale) => () => <Choice id={id} page={facts(locale)} question={shown(locale)} />,
    worked: (locale) => () => {
      const { exercise: t, choice: own } = dictionary(locale);
      const report = reveal(question, {
        locale,
        t,
        own,
        options: wordsIn(locale).options,
        misconceptions: null,
      });
      return <Worked question={shown(locale)} report={report} />;
    },
  };
}
