import { getCollection } from 'astro:content';
import { readFile } from 'node:fs/promises';
import { attributesOf, lineAt, TAG } from '../../exercises/index.ts';

/** What a component knows of where it stands. */
interface Place {
  readonly props: object;
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** Says what is wrong with a component of a lesson, with its file and line where it stands in one. */
export async function lessonError(
  { props, params }: Place,
  name: string,
  error: unknown,
): Promise<RangeError> {
  const { where, ...written } = Object.fromEntries(Object.entries(props));
  const given = Object.entries(written).filter(
    ([, value]) => value !== undefined && typeof value !== 'function',
  );
  const tag = given.map(([key, value]) => ` ${key}="${value}"`).join('');
  const message = error instanceof Error ? error.message : String(error);
  const at = where ? `${where}: ` : await placeOf(name, given, `${params['locale']}/${params['lesson']}`);
  return new RangeError(`${at}<${name}${tag}>: ${message}`);
}

/** Finds the first component in a lesson's file that has these attributes; nothing where there is none. */
async function placeOf(
  name: string,
  given: readonly (readonly [string, unknown])[],
  lesson: string,
): Promise<string> {
  const entry = (await getCollection('lessons')).find(({ id }) => id === lesson);
  if (!entry?.filePath) return '';
  const source = await readFile(entry.filePath, 'utf8');
  const tag = [...source.matchAll(TAG)].find(({ 0: text }) => {
    if (!text.startsWith(`<${name}`)) return false;
    const attributes = attributesOf(text);
    return given.every(([key, value]) =>
      attributes.some((one) => one.name === key && (one.value ?? 'true') === String(value)),
    );
  });
  return tag ? `${entry.filePath}:${lineAt(source, tag.index)}: ` : '';
}
