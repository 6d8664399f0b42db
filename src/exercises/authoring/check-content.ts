import { componentFaults } from './lesson/components.ts';
import { runFaults } from './lesson/runs.ts';
import { lessonDifferences, lessonNumberFaults } from './numbers/lesson-numbers.ts';
import { yamlNumberFaults } from './numbers/yaml-numbers.ts';
import { type TextFault, textFaultLine } from './text-fault.ts';

/** A file of content by its path from the project's root. */
export interface ContentFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Checks the texts of content files together: numbers that are typed, numbers that differ between the languages, and
 * components of lessons with what they do not know. Returns a line for each fault, with file and line.
 */
export function contentFaults(files: readonly ContentFile[]): string[] {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.flatMap((file) => faultsOf(file, sorted).map((fault) => textFaultLine(file.path, fault)));
}

function faultsOf({ path, text }: ContentFile, files: readonly ContentFile[]): TextFault[] {
  if (!path.endsWith('.mdx')) return yamlNumberFaults(text);
  const english = path.replace('/zh-cn/', '/en/');
  const original = english === path ? undefined : files.find((file) => file.path === english);
  const own = [...componentFaults(text), ...runFaults(text), ...lessonNumberFaults(text)].sort(
    (a, b) => a.line - b.line,
  );
  return original ? [...own, ...lessonDifferences(original.text, text)] : own;
}
