import { describe, expect, it } from 'vitest';
import { circlesOf, circleText, importGraph } from './circles.ts';
import { readImports } from './imports.ts';

/** The circles among files given by path and text. */
const circles = (files: Readonly<Record<string, string>>): string[][] => {
  const read = Object.entries(files).map(([path, text]) => [path, readImports(path, text)] as const);
  return circlesOf(importGraph(new Map(read)));
};

describe('circles of imports', () => {
  it.each([
    ['an import', "import { b } from './b.ts';"],
    ['a type import', "import type { B } from './b.ts';"],
    ['an import of a type alone', "let b: import('./b.ts').B;"],
    ['a re-export', "export * from './b.ts';"],
    ['import()', "const late = () => import('./b.ts');"],
    ['import.meta.glob', "import.meta.glob('./*.ts');"],
    ['an import from the root', "import { b } from '/src/b.ts';"],
  ])('are found through %s', (_, text) => {
    expect(circles({ 'src/a.ts': text, 'src/b.ts': "import { a } from './a.ts';" })).toContainEqual([
      'src/a.ts',
      'src/b.ts',
      'src/a.ts',
    ]);
  });

  it('are found through frontmatter, scripts and templates of .astro files', () => {
    for (const text of [
      "---\nimport { b } from './b.ts';\n---",
      "<script>\nimport './b.ts';\n</script>",
      "{import('./b.ts')}",
    ]) {
      expect(circles({ 'src/A.astro': text, 'src/b.ts': "import A from './A.astro';" })).toEqual([
        ['src/A.astro', 'src/b.ts', 'src/A.astro'],
      ]);
    }
  });

  it('are told by their files, in the order they import each other', () => {
    const files = {
      'src/a.ts': "import './b.ts';",
      'src/b.ts': "import './c/c.ts';",
      'src/c/c.ts': "import '../a.ts';",
    };
    expect(circles(files).map(circleText)).toEqual([
      'These files import each other: src/a.ts → src/b.ts → src/c/c.ts → src/a.ts.',
    ]);
  });

  it('are each told once, a file that imports itself among them', () => {
    const files = {
      'src/a.ts': "import './b.ts';",
      'src/b.ts': "import './a.ts'; import './d.ts';",
      'src/c.ts': "import './a.ts'; import './c.ts';",
      'src/d.ts': "import './e.ts';",
      'src/e.ts': "import './d.ts';",
    };
    expect(circles(files)).toEqual([
      ['src/a.ts', 'src/b.ts', 'src/a.ts'],
      ['src/c.ts', 'src/c.ts'],
      ['src/d.ts', 'src/e.ts', 'src/d.ts'],
    ]);
  });

  it('are not seen where two ways lead to one file, in packages, comments and what a glob leaves out', () => {
    const files = {
      'src/a.ts': "import './b.ts'; import './c.ts'; import 'a';",
      'src/b.ts': "import './d.ts'; // import './a.ts'",
      'src/c.ts': "import './d.ts';",
      'src/d.ts':
        "import.meta.glob(['./*.ts', '!./[a-d].ts']); import.meta.glob('./e/*.ts'); import './gone.ts';",
    };
    expect(circles(files)).toEqual([]);
  });
});
