import type { MisconceptionId } from '../../../tcp/misconceptions/index.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import { quoted } from '../../authoring/reference/quoted.ts';
import type { Units } from '../../authoring/reference/value.ts';
import type { ChoiceFile } from './schema.ts';

/** One language's words of an option. */
export interface OptionWords {
  readonly text: string;
  readonly reason: string;
  /** Where it can be read, when the author names it. */
  readonly source: string | null;
  /** The misconception that whoever chooses it shows; null for none. */
  readonly misconception: MisconceptionId | null;
}

/** One language's words of a choice exercise. */
export interface ChoiceWords {
  readonly title: string;
  readonly prompt: string;
  readonly options: Readonly<Record<string, OptionWords>>;
}

/** Returns the words of an exercise in a language, with the values of runs filled in. For the build. */
export function choiceWords(
  file: ChoiceFile,
  locale: 'en' | 'zh-cn',
  scenario: (id: string) => Scenario,
  units: Units,
): ChoiceWords {
  const fill = quoted(file, scenario, units);
  return {
    title: file.title[locale],
    prompt: fill(file.prompt[locale]),
    options: Object.fromEntries(
      file.options.map(({ id, text, reason, source, misconception }) => [
        id,
        {
          text: fill(text[locale]),
          reason: fill(reason[locale]),
          source: source ?? null,
          misconception: misconception ?? null,
        },
      ]),
    ),
  };
}
