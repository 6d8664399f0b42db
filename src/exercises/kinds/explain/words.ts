import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import { quoted } from '../../authoring/reference/quoted.ts';
import type { Units } from '../../authoring/reference/value.ts';
import type { ExplainFile } from './schema.ts';

/** One language's words of an explain exercise. */
export interface ExplainWords {
  readonly title: string;
  readonly prompt: string;
  /** The model answer, by paragraphs. */
  readonly model: readonly string[];
  readonly points: Readonly<Record<string, { readonly text: string; readonly source: string | null }>>;
}

/** Returns the words of an exercise in a language, with the values of runs filled in. For the build. */
export function explainWords(
  file: ExplainFile,
  locale: 'en' | 'zh-cn',
  scenario: (id: string) => Scenario,
  units: Units,
): ExplainWords {
  const fill = quoted(file, scenario, units);
  return {
    title: file.title[locale],
    prompt: fill(file.prompt[locale]),
    model: fill(file.model[locale])
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim()),
    points: Object.fromEntries(
      file.points.map(({ id, text, source }) => [id, { text: fill(text[locale]), source: source ?? null }]),
    ),
  };
}
