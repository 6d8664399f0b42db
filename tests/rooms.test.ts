import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circlesOf, circleText, importGraph } from './tools/circles.ts';
import { readImports } from './tools/imports.ts';
import { judgeImports, judgeText, MOST_LINES } from './tools/rooms.ts';

const PROJECT = join(import.meta.dirname, '..');
const READ = /\.(ts|tsx|mjs|astro|mdx)$/;
const SEEN = /\.(ts|tsx|mjs|astro|mdx|css|yaml)$/;

/** Every file the project wrote, as paths from its root. */
function files(): string[] {
  const inside = ['src', 'tests', 'content'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(PROJECT.length + 1)),
  );
  const top = readdirSync(PROJECT, { withFileTypes: true }).filter((entry) => entry.isFile());
  return [...inside, ...top.map((entry) => entry.name)].map((path) => path.replaceAll('\\', '/'));
}

const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');
/** What every file that can import imports. */
const imports = new Map(
  files()
    .filter((path) => READ.test(path))
    .map((path) => [path, readImports(path, read(path))] as const),
);
const judge = (path: string, text: string): string[] => judgeImports(path, readImports(path, text));

/** The package a specifier names; null for a file, for what Node or Astro brings, and for a module made by the build. */
function packageOf(specifier: string): string | null {
  if (/^(!?[./]|[a-z]+:)/.test(specifier)) return null;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

describe('the project', () => {
  it('imports down the staircase only', () => {
    expect([...imports.keys()]).toContain('src/tcp/connection/state.ts');
    expect([...imports].flatMap(([path, lines]) => judgeImports(path, lines))).toEqual([]);
  });

  it('has no file that reaches itself by imports', () => {
    expect(circlesOf(importGraph(imports)).map(circleText)).toEqual([]);
  });

  it('imports no package that package.json does not name', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const named = { ...dependencies, ...devDependencies };
    const undeclared = [...imports].flatMap(([path, lines]) =>
      lines.flatMap(({ line, specifier }) => {
        const name = specifier === null ? null : packageOf(specifier);
        return name === null || name in named ? [] : [`${path}:${line} imports '${name}'`];
      }),
    );
    expect(undeclared).toEqual([]);
  });

  it(`has no file past ${MOST_LINES} lines, silences no checker, leaves nothing undone`, () => {
    const seen = files().filter((path) => SEEN.test(path));
    expect(seen.flatMap((path) => judgeText(path, read(path)))).toEqual([]);
  });
});

describe('the staircase', () => {
  it.each([
    [
      'src/tcp/rto.ts',
      "import { en } from '../i18n/index.ts';",
      'tcp may import nothing but itself, not i18n',
    ],
    ['src/tcp/rto.ts', "import { createHash } from 'node:crypto';", 'tcp imports no package'],
    ['src/tcp/rto.ts', "import type { Page } from 'astro';", 'tcp imports no package'],
    ['src/exercises/a.ts', "import { step } from '../tcp/connection/step.ts';", 'of tcp only index.ts,'],
    ['src/pages/a.ts', "import '../conformance/index.ts';", 'not conformance'],
    ['src/components/a.ts', "import '../conformance/compare.ts';", 'of conformance only index.ts'],
    ['src/i18n/en.ts', "export * from '../tcp/index.ts';", 'i18n may import nothing but itself, not tcp'],
    ['src/exercises/a.ts', "import type { A } from '../progress/index.ts';", 'not progress'],
    ['src/exercises/a.ts', "import { h } from 'preact';", 'no view'],
    ['src/exercises/a.ts', "const p = import('../components/exercise/x.ts');", 'not components'],
    ['src/progress/a.ts', "let x: import('../tcp/index.ts').State;", 'itself and exercises, not tcp'],
    ['src/classroom/a.ts', "export { $p } from '../progress/index.ts';", 'exercises, tcp, not progress'],
    ['src/components/a.tsx', "import { L } from '../layouts/l.ts';", 'not layouts'],
    ['src/components/a.tsx', "import.meta.glob('../../content/**/*.yaml');", 'not content'],
    ['src/components/a.tsx', "import.meta.glob(['./a/*.ts', '/src/pages/*.ts']);", 'not pages'],
    ['src/components/a.ts', "new URL('../../tests/data.bin', import.meta.url);", 'not tests'],
    ['src/pages/a.ts', "import '../tcp/index.ts';", 'not tcp'],
    ['src/pages/a.ts', "import x from '../../package.json';", 'not package.json'],
    ['src/pages/a.ts', "import x from '@/layouts/a.ts';", 'an alias'],
    ['src/pages/a.ts', 'const x = import(name);', 'not a plain string'],
    ['src/content.config.ts', "import { $p } from './progress/index.ts';", 'not progress'],
    [
      'astro.config.mjs',
      "import { x } from './tests/tools/x.ts';",
      'settings may import itself and exercises, components',
    ],
    ['src/misc/a.ts', "import './b.ts';", 'in no room'],
    ['tests/a.test.ts', "import x from '../../else/x.json';", 'outside the project'],
    ['tests/a.test.ts', "const x = require('../../else/x.json');", 'outside the project'],
    ['src/tcp/a.ts', '/// <reference path="../i18n/a.d.ts" />', 'not i18n'],
  ])('stops %s with %s', (path, text, complaint) => {
    const complaints = judge(path, `\n${text}\n`);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(`${path}:2 `);
    expect(complaints[0]).toContain(complaint);
  });

  it.each([
    ['src/tcp/rto.ts', "import { a } from './sequence.ts'; // import '../i18n/index.ts'"],
    ['src/tcp/rto.ts', 'const text = "import x from \'../i18n/index.ts\'";'],
    ['src/exercises/a.ts', "import { z } from 'zod'; import { simulate } from '../tcp/index.ts';"],
    ['src/progress/a.ts', "import { atom } from 'nanostores'; import '../exercises/index.ts';"],
    ['src/components/x/a.tsx', "import { $p } from '../../progress/index.ts'; import '../../styles/a.css';"],
    ['src/pages/a.ts', "import L from '../layouts/Page.astro';"],
    ['src/content.config.ts', "import { s } from './exercises/index.ts';"],
    ['playwright.config.ts', "import { x } from './tests/tools/chromium.ts';"],
    ['tests/tcp/a.test.ts', "import { simulate } from '../../src/tcp/index.ts'; await import(name);"],
  ])('lets %s say %s', (path, text) => {
    expect(judge(path, text)).toEqual([]);
  });

  it('reads frontmatter, scripts and template of .astro files with their lines', () => {
    const text = [
      '---',
      "import A from '../components/A.astro';",
      "import { simulate } from '../tcp/index.ts';",
      '---',
      "<p>import '../tcp/index.ts'</p>",
      '{import("../progress/index.ts")}',
      '<script>',
      "  import { $p } from '../progress/index.ts';",
      '</script>',
    ].join('\n');
    const lines = judge('src/pages/index.astro', text).map((complaint) => complaint.split(' ')[0]);
    expect(lines).toEqual(['src/pages/index.astro:3', 'src/pages/index.astro:6', 'src/pages/index.astro:8']);
  });

  it('forbids imports and exports in lessons, but not in their code or prose', () => {
    const lesson = (line: string): string => `---\ntitle: T\n---\n\n${line}\n\nText.\n`;
    const path = 'content/lessons/en/01-a/01-b.mdx';
    for (const line of [
      "import A from '../a.ts'",
      "import { A,\n B } from './a.ts'",
      "import 'a'",
      'export const x = 1',
      '{import("./a.ts")}',
    ]) {
      expect(judge(path, lesson(line)).map((text) => text.split(' ')[0])).toEqual([`${path}:5`]);
    }
    for (const line of [
      '```js\nimport a from "a"\n```',
      '`import(x)` and more',
      'import the capture into Wireshark.',
    ]) {
      expect(judge(path, lesson(line))).toEqual([]);
    }
  });
});

describe('what files may not say', () => {
  const fix = `${'FIX'}ME`;
  it.each([
    ['src/a.ts', `// biome-${'ignore'} lint/x: no`, 'silences a checker'],
    ['tests/a.ts', `// @ts-${'ignore'}`, 'silences the type checker'],
    ['content/a.yaml', `# ${fix}: later`, 'leaves work undone'],
    ['content/a.yaml', `# ${'TO'}DO: later`, 'leaves work undone'],
    ['tests/a.ts', `read('..${'/shared'}/captures/a.json')`, 'reads outside the project'],
    ['src/pages/a.ts', `read('./content${'/lessons'}/a.mdx')`, 'only src/content.config.ts does'],
    ['src/pages/a.ts', `read('../../content${'/glossary'}/a.yaml')`, 'only src/content.config.ts does'],
  ])('stops %s with %s', (path, text, complaint) => {
    const complaints = judgeText(path, `\n${text}\n`);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(`${path}:2 `);
    expect(complaints[0]).toContain(complaint);
  });

  it('counts the lines of code, not of content', () => {
    const text = 'x\n'.repeat(MOST_LINES);
    expect(judgeText('src/a.ts', text)).toEqual([]);
    expect(judgeText('src/a.ts', `${text}x\n`)[0]).toContain('301 lines');
    expect(judgeText('content/a.mdx', `${text}x\n`)).toEqual([]);
  });
});
