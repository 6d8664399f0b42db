import { defineCollection } from 'astro:content';
import { readFileSync } from 'node:fs';
import { file, glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { describeIssues, exerciseSchema, scenarioSchema } from './exercises/index.ts';

const bothLanguages = z.strictObject({ en: z.string().min(1), 'zh-cn': z.string().min(1) });

/** Drops the ending and the numbers that only order files: `en/02-handshake/01-three-way.mdx` → `en/handshake/three-way`. */
function idOfFile({ entry }: { entry: string }): string {
  return entry.replace(/\.[^.]+$/, '').replace(/(^|\/)\d+-/g, '$1');
}

/**
 * Reads a folder of YAML files. What is wrong with one is said as `npm run exercises` says it, with its line. While pages
 * are being written, a file that cannot be read is taken away, so that no page goes on showing what it held before.
 */
function yamlFiles(folder: string, schema: z.ZodType): Loader {
  const files = glob({
    base: `./content/${folder}`,
    pattern: '**/*.yaml',
    generateId: idOfFile,
  });
  return {
    ...files,
    load: (context) =>
      files.load({
        ...context,
        parseData: (entry) => {
          const checked = schema.safeParse(entry.data);
          if (checked.success) return context.parseData(entry);
          context.store.delete(entry.id);
          const text = entry.filePath === undefined ? null : readFileSync(entry.filePath, 'utf8');
          throw new Error(describeIssues(`content/${folder}/${entry.id}.yaml`, checked.error.issues, text));
        },
      }),
  };
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
  loader: yamlFiles('scenarios', scenarioSchema),
  schema: scenarioSchema,
});

const exercises = defineCollection({
  loader: yamlFiles('exercises', exerciseSchema),
  schema: exerciseSchema,
});

const term = z.strictObject({ term: bothLanguages, short: bothLanguages });

const glossary = defineCollection({ loader: yamlFiles('glossary', term), schema: term });

export const collections = { lessons, chapters, scenarios, exercises, glossary };
