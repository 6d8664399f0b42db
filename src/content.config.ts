import { defineCollection } from 'astro:content';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { file, glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { captureSchema, deviationSchema, socketRecordingSchema } from './conformance/index.ts';
import { TOPICS } from './exercises/authoring/topics.ts';
import {
  commonClaimSchema,
  contentFaults,
  describeIssues,
  exerciseSchema,
  interviewQuestionSchema,
  scenarioSchema,
} from './exercises/index.ts';

const bothLanguages = z.strictObject({ en: z.string().min(1), 'zh-cn': z.string().min(1) });

/** Drops the ending and the numbers that only order files: `en/02-handshake/01-three-way.mdx` → `en/handshake/three-way`. */
function idOfFile({ entry }: { entry: string }): string {
  return entry.replace(/\.[^.]+$/, '').replace(/(^|\/)\d+-/g, '$1');
}

/** Makes a loader look at the texts of its files: a build stops at what is wrong, a server that watches them says it. */
function checked(loader: Loader): Loader {
  return {
    ...loader,
    load: async (context) => {
      const { store, watcher, logger } = context;
      const paths = () => [...new Set(store.values().flatMap(({ filePath }) => filePath ?? []))];
      const faults = async () => {
        const files = paths().map(async (path) => ({ path, text: await readFile(path, 'utf8') }));
        return contentFaults(await Promise.all(files));
      };
      const tell = async () => {
        for (const fault of await faults()) logger.error(fault);
      };
      await loader.load(context);
      if (watcher === undefined) {
        const found = await faults();
        if (found.length > 0) throw new Error(`\n${found.join('\n')}\n`);
        return;
      }
      await tell();
      watcher.on('change', (changed) => {
        if (paths().some((path) => changed.endsWith(path))) void tell();
      });
    },
  };
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
  loader: checked(glob({ base: './content/lessons', pattern: '*/*/*.mdx', generateId: idOfFile })),
  schema: z.strictObject({
    title: z.string().min(1),
    summary: z.string().min(1),
    minutes: z.number().int().positive(),
    objectives: z.array(z.string().min(1)).min(1),
    sources: z.array(z.string().min(1)).min(1),
  }),
});

const chapters = defineCollection({
  loader: checked(file('./content/lessons/chapters.yaml')),
  schema: z.strictObject({ id: z.string(), title: bothLanguages, summary: bothLanguages }),
});

/** Paths through the course, day by day. */
const paths = defineCollection({
  // Its days and minutes are a plan's, not a connection's: they have no run to come from.
  loader: file('./content/lessons/paths.yaml'),
  schema: z.strictObject({
    id: z.string(),
    title: bothLanguages,
    summary: bothLanguages,
    days: z.array(
      z.strictObject({ title: bothLanguages, lessons: z.array(z.string()), questions: z.array(z.string()) }),
    ),
  }),
});

/** What to know before a lesson: other lessons. */
const prerequisites = defineCollection({
  loader: file('./content/lessons/prerequisites.yaml', {
    parser: (text) =>
      Object.entries(z.record(z.string(), z.array(z.string())).parse(parse(text))).map(([id, lessons]) => ({
        id,
        lessons,
      })),
  }),
  schema: z.strictObject({ id: z.string(), lessons: z.array(z.string()) }),
});

const scenarios = defineCollection({
  loader: checked(yamlFiles('scenarios', scenarioSchema)),
  schema: scenarioSchema,
});

const exercises = defineCollection({
  loader: checked(yamlFiles('exercises', exerciseSchema)),
  schema: exerciseSchema,
});

const term = z.strictObject({
  term: bothLanguages,
  /** Other spellings and words that people search for. */
  also: z.strictObject({ en: z.array(z.string().min(1)), 'zh-cn': z.array(z.string().min(1)) }).optional(),
  short: bothLanguages,
});

const claims = defineCollection({
  loader: checked(yamlFiles('claims', commonClaimSchema)),
  schema: commonClaimSchema,
});

const questions = defineCollection({
  loader: checked(yamlFiles('questions', interviewQuestionSchema)),
  schema: interviewQuestionSchema,
});

const glossary = defineCollection({ loader: checked(yamlFiles('glossary', term)), schema: term });

/** The recordings the tests replay; what happens in each, and in the runs whose sockets were listed. */
const recordings = defineCollection({
  loader: glob({ base: './tests/conformance/captures', pattern: '*.json', generateId: idOfFile }),
  schema: captureSchema,
});

const recordingTitles = defineCollection({
  loader: checked(file('./content/conformance/recordings.yaml')),
  schema: z.strictObject({ topic: z.enum(TOPICS), ...bothLanguages.shape }),
});

const socketLists = defineCollection({
  loader: glob({ base: './tests/conformance/sockets', pattern: '*.json', generateId: idOfFile }),
  schema: socketRecordingSchema,
});

const socketListTitles = defineCollection({
  loader: checked(file('./content/conformance/socket-lists.yaml')),
  schema: bothLanguages,
});

const deviations = defineCollection({
  // One entry holds them all: an empty collection would be taken for a mistake.
  loader: file('./tests/conformance/deviations.yaml', { parser: (text) => ({ all: parse(text) ?? {} }) }),
  schema: z.record(z.string(), deviationSchema),
});

/** Reads a table by name whose order is its author's; a collection is sorted by its ids. */
function inOrder(text: string): Record<string, Record<string, unknown>> {
  const entries = Object.entries(z.record(z.string(), z.record(z.string(), z.unknown())).parse(parse(text)));
  return Object.fromEntries(
    entries.map(([id, entry], index) => [`${index}`.padStart(2, '0') + id, entry] as const),
  );
}

/** How profile rfc9293 reads the RFC where it contradicts itself, and what the model leaves out. */
const readings = defineCollection({
  loader: checked(file('./content/conformance/readings.yaml', { parser: inOrder })),
  schema: bothLanguages,
});

const leftOut = defineCollection({
  loader: checked(file('./content/conformance/left-out.yaml', { parser: inOrder })),
  schema: z.strictObject({ what: bothLanguages, how: bothLanguages }),
});

/** The rows of the sheet of limits, by the name of the parameter: what it limits, and what RFC has a value for it. */
const limits = defineCollection({
  loader: checked(file('./content/sheets/limits.yaml', { parser: inOrder })),
  schema: z.strictObject({
    rfc: z.strictObject({ param: z.string(), least: z.boolean().optional(), source: z.string() }).optional(),
    ...bothLanguages.shape,
  }),
});

/** The rows of the sheet of errors: a run in which a call returns it, or where it can be read. */
const errors = defineCollection({
  loader: checked(file('./content/sheets/errors.yaml', { parser: inOrder })),
  schema: z.strictObject({
    error: z.string(),
    call: z.string(),
    run: z.string().optional(),
    source: z.string().optional(),
    means: bothLanguages,
    next: bothLanguages,
  }),
});

export const collections = {
  lessons,
  chapters,
  paths,
  prerequisites,
  scenarios,
  exercises,
  claims,
  questions,
  glossary,
  recordings,
  recordingTitles,
  socketLists,
  socketListTitles,
  deviations,
  readings,
  leftOut,
  limits,
  errors,
};
