import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { defineConfig, fontProviders } from 'astro/config';
import { indexPages } from './src/components/search/index-pages.ts';
import { finishPages } from './src/components/shell/page-policy.ts';
import { withRuns } from './src/exercises/authoring/lesson/runs.ts';
import { phrases } from './src/i18n/phrases.ts';

const site = process.env.SITE_URL ?? 'https://seqack.example';
const base = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/{2,}/g, '/');

/** What is set as titles are (`page.css`): a line of them may end between two phrases only. */
const TITLES = new Set(['h2', 'th']);
const CELLS = new Set(['td', 'th']);

/** Parts the phrases of Chinese headings, and long names in a table's cells. */
const lineEnds = {
  name: 'line-ends',
  text(node, context) {
    const parent = context.parent(node);
    const parts =
      parent?.tagName === 'code'
        ? nameParts(node.value, context.parent(parent))
        : TITLES.has(parent?.tagName)
          ? phrases(node.value)
          : [];
    if (parts.length > 1) context.replaceNode(node, parted(parts));
  },
};

/** Returns the words of code in a table's cell: there tcp_syn_linear_timeouts leaves no room for what it does. */
function nameParts(value, parent) {
  return CELLS.has(parent?.tagName) ? value.split(/(?<=_)(?=\w)/) : [];
}

/** Returns parts as text, with a place between them where a line may end. */
function parted(parts) {
  return parts.flatMap((value, index) => {
    const text = { type: 'text', value };
    return index === 0 ? [text] : [{ type: 'element', tagName: 'wbr', properties: {}, children: [] }, text];
  });
}

/** Adds the plugin to Astro's own Markdown processor, which MDX shares. */
const typesetting = {
  name: 'typesetting',
  hooks: {
    'astro:config:setup': ({ config }) => {
      config.markdown.processor.options.hastPlugins.push(lineEnds);
    },
  },
};

/** Where Vite writes the licences of the packages that a page's scripts hold. */
const BUNDLED = 'licenses.md';

/** What nearly every script uses, as two files: a file each would cost more in requests than in octets. */
const SHARED = {
  groups: [
    { name: 'preact', test: /node_modules\/preact/ },
    {
      name: 'shared',
      test: /src\/(i18n\/(format|paths)|components\/(shell\/load|ladder\/time)|exercises\/names-in|progress\/lazy)\b|vite\/preload-helper/,
    },
  ],
};

/**
 * Leaves out the preload links of code that is loaded on demand: WebKit never asks again for a file whose link failed
 * once, not even after a reload. As a plugin, because Astro puts an option of its own over `vite.build.modulePreload`.
 */
const clientBuild = {
  name: 'client-build',
  configEnvironment: (name) =>
    name === 'client'
      ? {
          build: {
            modulePreload: false,
            license: { fileName: BUNDLED },
            rolldownOptions: { output: { codeSplitting: SHARED } },
          },
        }
      : undefined,
};

/** Loads a module: no links are left to be put into the page before, which is all that Vite's own helper does. */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: {
    filter: { id: /vite\/preload-helper/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

/** Puts the licences of all that the site ships into one file: its own, the scripts' packages, the fonts'. */
const licences = {
  name: 'licences',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const bundled = new URL(BUNDLED, dir);
      const beside = (name, files) =>
        globSync(files).map((file) => `## ${name}\n\n${readFileSync(file, 'utf8')}`);
      const texts = [
        readFileSync('LICENSE', 'utf8'),
        readFileSync(bundled, 'utf8'),
        ...beside('Fonts', 'src/styles/fonts/{LICEN,OFL}*'),
      ];
      writeFileSync(new URL('licenses.txt', dir), texts.join('\n'));
      rmSync(bundled);
    },
  },
};

/** Tells each component of a lesson which run it shows: components do not know what stands before them. */
const runsOfLessons = {
  name: 'runs-of-lessons',
  enforce: 'pre',
  transform: {
    filter: { id: /\.mdx$/ },
    handler: (code, id) => ({ code: withRuns(code, relative(process.cwd(), id)), map: null }),
  },
};

/** What stands in for the site's monospace. */
const MONOSPACE = 'ui-monospace, Menlo, Consolas, monospace';

/**
 * One variable file a face, as Fontsource cuts it. `optional`: a face that is not there when the page is drawn waits for
 * the next page, so that no line moves under a reader who has begun to read or to type.
 */
const face = (name, cssVariable, file, weights, fallbacks) => ({
  name,
  cssVariable,
  fallbacks,
  display: 'optional',
  provider: fontProviders.local(),
  options: {
    variants: weights.map((weight) => ({ weight, style: 'normal', src: [`./src/styles/fonts/${file}`] })),
  },
});

/** Writes what the search can find, once the pages are there. */
const searchIndex = {
  name: 'search-index',
  hooks: { 'astro:build:done': ({ dir }) => indexPages(fileURLToPath(dir), ['en', 'zh-cn']) },
};

/** Narrows each page's policy to what the page holds and keeps names in one piece, once the pages are there. */
const finishedPages = {
  name: 'finished-pages',
  hooks: { 'astro:build:done': ({ dir }) => finishPages(fileURLToPath(dir)) },
};

export default defineConfig({
  site,
  base,
  fonts: [
    // A weight each, because Astro fits a system font of the same weight to it.
    face('Faustina', '--face-text', 'faustina.woff2', ['400', '700'], ['serif']),
    {
      ...face('Source Code Pro', '--face-mono', 'source-code-pro.woff2', ['400 700'], MONOSPACE.split(', ')),
      // Astro would fit Courier New; these are as wide and far easier to read.
      optimizedFallbacks: false,
    },
  ],
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: { plugins: [clientBuild, plainImports, runsOfLessons] },
  // Shiki writes inline styles, which the policy below forbids; code blocks are set in one ink.
  markdown: { syntaxHighlight: false },
  integrations: [
    typesetting,
    mdx(),
    // Only these files hold JSX: Babel need not read the others.
    preact({ include: ['**/*.tsx'] }),
    licences,
    searchIndex,
    finishedPages,
    sitemap({
      // The language choice at the root is not a page of its own.
      filter: (page) => page !== new URL(base, site).href,
      i18n: { defaultLocale: 'en', locales: { en: 'en', 'zh-cn': 'zh-CN' } },
    }),
  ],
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
      ],
      scriptDirective: {},
      styleDirective: { resources: ["'self'"] },
    },
  },
});
