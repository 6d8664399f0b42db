import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from './document.ts';
import { linkFaults } from './links.ts';
import { nameOf } from './names.ts';
import { faultsOf, type RULES } from './rules.ts';

const POLICY = "default-src 'none'; script-src 'self' 'sha256-ra1U4JlJsOkjJbKBXjA3MyFrUCvXQ9LnSOg24zbbLZs='";

/** A page without faults, with something at the end of its text. */
const page = (
  inside: string,
  {
    head = '',
    lang = 'en',
    policy = POLICY,
    body = '',
  }: Partial<Record<'head' | 'lang' | 'policy' | 'body', string>> = {},
) =>
  readPage(
    '/en/lessons/a/b/',
    `<!DOCTYPE html><html lang="${lang}"><head><title>B &amp; C</title><meta name="description" content="Of B.">
<meta name="viewport" content="width=device-width"><meta http-equiv="content-security-policy" content="${policy}">
${head}</head><body><a class="skip" href="#content">Skip</a><header><nav aria-label="Main"><a href="/en/">Home</a></nav>
<dialog aria-label="Search"><h2>Search</h2></dialog></header><main id="content"><h1>B</h1>${inside}</main>
${body}<footer><p>End</p></footer><p role="status"></p></body></html>`,
  );
const faults = (...given: Parameters<typeof page>): string[] =>
  faultsOf(page(...given)).map((fault) => fault.replace('/en/lessons/a/b/: ', ''));

describe('a built page', () => {
  it('has no fault when nothing is wrong', () => {
    expect(faults('<h2 id="x">Two</h2><p>Text <a href="#x">there</a>.</p><ul><li>One</li></ul>')).toEqual([]);
    expect(
      faults('<noscript><h4 id="content" style="x">A</h4></noscript><template><h6></h6></template>'),
    ).toEqual([]);
  });

  it.each<[about: keyof typeof RULES, inside: string, fault: string, ...rest: [Parameters<typeof page>[1]?]]>(
    [
      ['document', '', 'its language is "zh-CN", not "en".', { lang: 'zh-CN' }],
      ['document', '<p lang="fr">Non</p>', 'there is no language "fr".'],
      [
        'policy',
        '',
        "the policy allows too much: default-src 'none'; script-src 'self' 'sha256-a' *",
        { policy: "default-src 'none'; script-src 'self' 'sha256-a' *" },
      ],
      ['policy', '<p style="color: red">Red</p>', '<p> has style="…", which the policy forbids.'],
      ['policy', '<button onclick="x()">Go</button>', '<button> has onclick="…", which the policy forbids.'],
      ['policy', '<script>other && (code)</script>', 'the policy does not know a <script> in it.'],
      ['policy', '<style>p { color: red }</style>', 'the policy does not know a <style> in it.'],
      ['ids', '<p id="a">1</p><p id="a">2</p>', 'two elements have the id "a".'],
      ['ids', '<p aria-describedby="gone">1</p>', '<p> has aria-describedby="gone": no such id.'],
      ['headings', '<h1>C</h1>', 'it has 2 headings h1.'],
      ['values', '<a href="#x">Takes {all}</a>', '"Takes {all}" shows the name of a value, not the value.'],
      ['headings', '<h3>Three</h3>', '"Three" is h3, but the one before is h1.'],
      ['headings', '<h2> <span aria-hidden="true">x</span></h2>', '<h2> is empty.'],
      [
        'landmarks',
        '<nav aria-label="Main"></nav>',
        'there are two of navigation "Main": call one <nav> by another name.',
      ],
      [
        'landmarks',
        '<div role="region" aria-label="Table"></div><section aria-label="Table"></section>',
        'there are two of region "Table": call one <section> by another name.',
      ],
      ['landmarks', '', '<p> is in no landmark.', { body: '<p>Lost</p>' }],
      ['names', '<a href="/x"><svg aria-hidden="true"></svg></a>', '<a href="/x"> has no name.'],
      ['names', '<input id="a"><label for="b">B</label>', '<input id="a"> has no name.'],
      ['names', '<img src="a.png">', '<img> has no name.'],
      ['names', '<svg role="img"></svg>', '<svg role="img"> has no name.'],
      ['names', '<div role="region"></div>', '<div role="region"> has no name.'],
      ['names', '<table><tr><th></th></tr></table>', '<th> has no name.'],
      ['nesting', '<ul><p>One</p></ul>', '<ul> holds <p>.'],
      ['nesting', '<dl>text</dl>', '<dl> holds text.'],
      ['nesting', '<p><li>One</li></p>', '<li> stands in <p>.'],
      [
        'nesting',
        '<a href="/x">One <button>Two</button></a>',
        '<a href="/x"> has something to press inside.',
      ],
      ['nesting', '<p tabindex="1">One</p>', '<p> jumps the order of the keys.'],
      [
        'nesting',
        '<p aria-hidden="true"><a href="/x">One</a></p>',
        '<a href="/x"> is reached by keys, but not heard.',
      ],
    ],
  )('tells of %s: %s', (about, inside, fault, options) => {
    expect(faults(inside, options)).toContain(`${about}: ${fault}`);
  });

  it('knows the code that its policy allows, character for character', () => {
    expect(faults('<script>a && b</script>')).toEqual([]);
  });
});

describe('the name of an element', () => {
  it.each([
    ['<button id="x">Go <svg aria-hidden="true"><title>no</title></svg>on</button>', 'Go on'],
    ['<button id="x" aria-label="Close">×</button>', 'Close'],
    ['<p id="l">By <b>others</b></p><div id="x" role="region" aria-labelledby="l"></div>', 'By others'],
    ['<label for="x">Seq</label><input id="x">', 'Seq'],
    ['<label>Ack <input id="x"></label>', 'Ack'],
    ['<a id="x" href="/"><img alt="Home &amp; away"></a>', 'Home & away'],
    ['<table id="x"><caption>Flags</caption></table>', 'Flags'],
    ['<p id="x">Text names no paragraph</p>', ''],
  ])('of %s is %s', (html, name) => {
    const tree = page(html);
    const element = tree.byId.get('x');
    expect(element && nameOf(tree, element)).toBe(name);
  });
});

describe('links', () => {
  const root = mkdtempSync(join(tmpdir(), 'seqack-pages-'));
  const files = { 'en/index.html': '<p id="here">', 'en/a b.html': '<p>', 'b.css': '' };
  beforeAll(() => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
  });
  afterAll(() => rmSync(root, { recursive: true }));
  const broken = (html: string): string[] =>
    linkFaults({ root, base: '/site/' }, [readPage('/en/lessons/', html)]).map(
      (fault) => fault.split(': links: ')[1] ?? '',
    );

  it('may lead to pages, files and places that are there, and anywhere else', () => {
    expect(
      broken('<a href="/site/en/">1</a><a href="/site/en/#here">2</a><a href="../a%20b.html?x#">3</a>'),
    ).toEqual([]);
    expect(broken('<link href="/site/b.css"><a href="https://else.example/x">4</a>')).toEqual([]);
    expect(broken('<a href="/site/en/lessons/#x">5</a>')).toEqual([
      '<a href="/site/en/lessons/#x"> leads nowhere: there is no such file.',
    ]);
  });

  it.each([
    ['<a href="/site/gone/">1</a>', '<a href="/site/gone/"> leads nowhere: there is no such file.'],
    ['<a href="/en/">1</a>', '<a href="/en/"> leads nowhere: there is no such file.'],
    ['<a href="/site/en">1</a>', '<a href="/site/en"> leads nowhere: there is no such file.'],
    ['<a href="/site/en/#x">1</a>', '<a href="/site/en/#x"> leads nowhere: nothing there has the id "x".'],
    [
      '<meta property="og:image" content="https://seqack.example/site/gone.png">',
      '<meta> leads nowhere: there is no such file.',
    ],
    ['<script src="/site/gone.js"></script>', '<script> leads nowhere: there is no such file.'],
  ])('tells that %s leads nowhere', (html, fault) => {
    expect(broken(html)).toEqual([fault]);
  });
});
