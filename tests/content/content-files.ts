import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { remembered } from '../exercises/remembered.ts';

const CONTENT = new URL('../../content/', import.meta.url).pathname;

/** A lesson file with its front matter taken apart and the ids its text uses, in order. */
export interface LessonFile {
  /** `02-handshake/01-three-way.mdx`: the path below the language. */
  readonly path: string;
  readonly front: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Drops the ending and the ordering numbers of a path, as the site does. */
export function idOf(path: string): string {
  return path.replace(/\.[^.]+$/, '').replace(/(^|\/)\d+-/g, '$1');
}

/** Lists the ids of a folder of YAML files. */
export function idsIn(folder: string): string[] {
  return globSync('**/*.yaml', { cwd: CONTENT + folder })
    .map(idOf)
    .sort();
}

/** Reads a YAML file of content/, once. */
export const readYaml = remembered((path: string): unknown => parse(readFileSync(CONTENT + path, 'utf8')));

/** Takes a lesson's text apart. */
export function readLesson(path: string, source: string): LessonFile {
  const match = /^---\n(.*?)\n---\n(.*)$/s.exec(source);
  if (!match) throw new Error(`${path} has no front matter between two lines of ---`);
  return { path, front: parse(match[1] ?? ''), text: match[2] ?? '' };
}

/** Reads every lesson of a language in the order of their file names, once. */
export const lessonsIn = remembered((locale: string): readonly LessonFile[] => {
  const folder = `${CONTENT}lessons/${locale}/`;
  return globSync('*/*.mdx', { cwd: folder })
    .sort()
    .map((path) => readLesson(path, readFileSync(folder + path, 'utf8')));
});

/** Lists the values an attribute of an MDX component has in a text, in order. */
export function attributes(text: string, component: string, attribute: string): string[] {
  const tags = text.matchAll(new RegExp(`<${component}\\b[^>]*?\\b${attribute}="([^"]*)"`, 'gs'));
  return [...tags].map((match) => match[1] ?? '');
}
