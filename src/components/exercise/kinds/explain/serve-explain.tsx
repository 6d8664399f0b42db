import { explain } from '../../../../exercises/kinds/explain/index.ts';
import type { ExplainFile } from '../../../../exercises/kinds/explain/schema.ts';
import { explainSpec } from '../../../../exercises/kinds/explain/spec.ts';
import { explainWords } from '../../../../exercises/kinds/explain/words.ts';
import { BASE, dictionary, type Locale } from '../../../../i18n/index.ts';
import { FIRST_SEED, type Library, type Served, settingOf, unitsOf } from '../../served.ts';
import { deskWords, pick } from '../../words.ts';
import { Explain } from './Explain.tsx';
import { EXPLAIN_WORDS } from './kind.ts';
import type { ExplainFileOnSite } from './model.ts';
import { type AnswerWords, modelAnswer } from './report.ts';
import { Worked } from './Worked.tsx';

/** Makes an explain exercise and what draws it. */
export function serveExplain(file: ExplainFile, id: string, library: Library): Served {
  const spec = explainSpec(file, id);
  const question = explain.generate(spec, FIRST_SEED);
  const { seed } = question;
  const drawn = { seed, points: question.points.length };
  const wordsIn = (locale: Locale) => explainWords(file, locale, library, unitsOf(locale));
  const answerIn = (locale: Locale): AnswerWords => {
    const { model, points } = wordsIn(locale);
    return { model, points };
  };
  const facts = (locale: Locale) => {
    const { exercise, explain: own } = dictionary(locale);
    return { locale, base: BASE, t: { ...deskWords(exercise), ...pick(own, EXPLAIN_WORDS) } };
  };
  const onSite: ExplainFileOnSite = { spec, words: { en: answerIn('en'), 'zh-cn': answerIn('zh-cn') } };
  return {
    kind: file.kind,
    seed,
    file: onSite,
    packed: () => `${seed} ${drawn.points}`,
    facts,
    heading: (locale) => {
      const { title, prompt } = wordsIn(locale);
      return { title, prompt, setting: settingOf(locale, question.profile, null) };
    },
    view: (locale) => () => <Explain id={id} page={facts(locale)} question={drawn} />,
    worked: (locale) => () => {
      const { explain: own } = dictionary(locale);
      return <Worked answer={modelAnswer(question, { locale, own, answer: answerIn(locale) })} t={own} />;
    },
  };
}
