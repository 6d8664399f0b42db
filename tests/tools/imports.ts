/** Reads what a file imports: .ts, .tsx and .mjs through the TypeScript parser, .astro and .mdx by their code parts. */
import { extname } from 'node:path';
import ts from 'typescript';

/** One import of a file, in whichever form. */
export interface ImportLine {
  /** 1-based. */
  readonly line: number;
  /** What is written between the quotes; null when it is not a literal. */
  readonly specifier: string | null;
  /** True when it is loaded only once the code gets there: import(), import.meta.glob and their like. */
  readonly late: boolean;
}

/** Lists every import: static, type, re-export, import(), require(), import types, import.meta.glob, new URL(…, import.meta.url). */
export function readImports(path: string, text: string): ImportLine[] {
  const extension = extname(path);
  if (extension === '.mdx') return readMdx(text);
  if (extension !== '.astro') return readScript(path, text);
  const { code, template } = splitAstro(text);
  return [...code.flatMap((part) => readScript('part.tsx', part)), ...readCalls(template)].sort(
    (a, b) => a.line - b.line,
  );
}

/** Walks the syntax tree, so that comments and strings that only look like imports do not count. */
function readScript(path: string, text: string): ImportLine[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: ImportLine[] = [];
  const add = (node: ts.Node | undefined, late: boolean): void => {
    if (node === undefined) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (ts.isArrayLiteralExpression(node)) for (const element of node.elements) add(element, late);
    else found.push({ line, late, specifier: ts.isStringLiteralLike(node) ? node.text : null });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier, false);
    else if (ts.isExternalModuleReference(node)) add(node.expression, false);
    else if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node, true);
    else if (ts.isCallExpression(node) && isImporting(node.expression)) add(node.arguments[0], true);
    else if (ts.isNewExpression(node) && isModuleUrl(node)) add(node.arguments?.[0], true);
    ts.forEachChild(node, visit);
  };
  visit(source);
  for (const reference of source.referencedFiles) {
    const line = source.getLineAndCharacterOfPosition(reference.pos).line + 1;
    found.push({ line, late: false, specifier: `./${reference.fileName}` });
  }
  return found;
}

function isImporting(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(callee)) return callee.text === 'require';
  return (
    ts.isPropertyAccessExpression(callee) && isImportMeta(callee.expression) && callee.name.text === 'glob'
  );
}

function isModuleUrl(node: ts.NewExpression): boolean {
  const against = node.arguments?.[1];
  return (
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'URL' &&
    against !== undefined &&
    ts.isPropertyAccessExpression(against) &&
    isImportMeta(against.expression)
  );
}

function isImportMeta(node: ts.Node): boolean {
  return ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword;
}

/** Takes the frontmatter and the scripts out of an .astro file; every part keeps its line numbers. */
function splitAstro(text: string): { code: string[]; template: string } {
  const code: string[] = [];
  let template = text;
  const take = (start: number, end: number): void => {
    code.push(blank(text.slice(0, start)) + text.slice(start, end));
    template = template.slice(0, start) + blank(template.slice(start, end)) + template.slice(end);
  };
  const frontmatter = /^\s*---\r?\n([\s\S]*?)^---/m.exec(text);
  if (frontmatter !== null && frontmatter.index === 0) {
    const start = text.indexOf('\n') + 1;
    take(text.indexOf(frontmatter[1] ?? '', start - 1), frontmatter[0].length - 3);
  }
  for (const script of template.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
    const start = script.index + script[0].indexOf('>') + 1;
    take(start, start + (script[1] ?? '').length);
  }
  return { code, template };
}

/** Finds import() and import.meta.glob() where only text can be searched. */
function readCalls(text: string): ImportLine[] {
  const calls = text.matchAll(/\bimport(?:\.meta\.glob)?\s*\(\s*(?:(['"`])([^'"`]*)\1)?/g);
  return [...calls].map((call) => ({
    line: lineAt(text, call.index),
    specifier: call[2] ?? null,
    late: true,
  }));
}

/** Finds import and export lines outside code; content has none, so the form does not matter. */
function readMdx(text: string): ImportLine[] {
  const prose = text
    .replace(/^---\r?\n[\s\S]*?^---$/m, blank)
    .replace(/^([ \t]*)(`{3,}|~{3,})[\s\S]*?^[ \t]*\2[`~]*[ \t]*$/gm, blank)
    .replace(/`[^`\n]*`/g, blank);
  const lines = prose.matchAll(
    /^(?:import|export)\s(?:[^;'"]*?\bfrom\s*)?(?:['"]([^'"\n]*)['"]|const\b|\{|\*|default\b|function\b)/gm,
  );
  const found = [...lines].map((line) => ({
    line: lineAt(prose, line.index),
    specifier: line[1] ?? null,
    late: false,
  }));
  return [...found, ...readCalls(prose)];
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
