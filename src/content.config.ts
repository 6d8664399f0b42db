import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { exerciseSchema, scenarioSchema } from './exercises/index.ts';

const bothLanguages = z.strictObject({ en: z.string().min(1), 'zh-cn': z.string().min(1) });

/** Drops the ending and the numbers that only order files: `en/02-handshake/01-three-way.mdx` → `en/handshake/three-way`. */
function idOfFile({ entry }: { entry: string }): string {
  return entry.replace(/\.[^.]+$/, '').replace(/(^|\/)\d+-/g, '$1');
}

const lessons = defineCollection({
  loader: glob({ base: './content/lessons', pattern: '*/*/*.mdx', generateId: idOfFile }),
  schema: z.strictObject({
    title: z.string().min(1),
    summary: z.string().min(1),
    minutes: z.number().int().positive(),
    objectives: z.array(z.string().min(1)).min(1),
    sources: z.array(z.string().min(1)).min(1),
  }),
});

const chapters = defineCollection({
  loader: file('./content/lessons/chapters.yaml'),
  schema: z.strictObject({ id: z.string(), title: bothLanguages, summary: bothLanguages }),
});

const scenarios = defineCollection({
  loader: glob({ base: './content/scenarios', pattern: '**/*.yaml', generateId: idOfFile }),
  schema: scenarioSchema,
});

const exercises = defineCollection({
  loader: glob({ base: './content/exercises', pattern: '**/*.yaml', generateId: idOfFile }),
  schema: exerciseSchema,
});

const glossary = defineCollection({
  loader: glob({ base: './content/glossary', pattern: '*.yaml', generateId: idOfFile }),
  schema: z.strictObject({ term: bothLanguages, short: bothLanguages }),
});

export const collections = { lessons, chapters, scenarios, exercises, glossary };
