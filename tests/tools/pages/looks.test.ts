import { expect, it } from 'vitest';
import { readPage } from './document.ts';
import { chooseLooks } from './looks.ts';

const chosen = (pages: Readonly<Record<string, string>>): string[] =>
  chooseLooks(Object.entries(pages).map(([path, html]) => readPage(path, html))).map(({ path }) => path);

it('each type of page is looked at', () => {
  const html = '<p></p>';
  const paths = ['/en/lessons/', '/en/lessons/a/b/', '/en/lessons/a/c/'];
  expect(chosen(Object.fromEntries(paths.map((path) => [path, html])))).toEqual(paths.slice(0, 2));
});

it('pages with nothing new are not looked at', () => {
  expect(
    chosen({ a: '<p>1</p>', b: '<p class="x">2</p>', c: '<p class="x y">3</p>', d: '<p>4</p>' }),
  ).toEqual(['c']);
});

it.each([
  ['an element', '<p></p><q></q>'],
  ['a class', '<p class="x"></p>'],
  ['a role', '<p role="note"></p>'],
  ['an attribute for those who hear the page', '<p aria-label="x"></p>'],
  ['a kind of exercise', '<p data-kind="x"></p>'],
])('%s that is new is looked at', (_, html) => {
  const rest = '<b class="a"></b><b class="b"></b><b class="c"></b><p></p>';
  expect(chosen({ rest, new: html })).toEqual(['rest', 'new']);
});
