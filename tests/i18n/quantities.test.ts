import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { differentNumbers } from '../../src/exercises/authoring/numbers/number-sets.ts';
import { typedNumbers } from '../../src/exercises/authoring/numbers/typed-numbers.ts';
import { dictionary, LOCALES } from '../../src/i18n/index.ts';
import * as quantities from '../../src/i18n/quantities.ts';
import { LINUX, RFC9293 } from '../../src/tcp/index.ts';

const I18N = join(import.meta.dirname, '..', '..', 'src', 'i18n');
/** Sentences on how to write an answer, whose numbers are examples, and on the fields of a header. */
const EXAMPLES = ['exercise', 'hints', 'decodeHeader'];
const NAMESPACES = Object.keys(dictionary('en')).filter((name) => !EXAMPLES.includes(name));

test('quantities are those of the model', () => {
  expect(quantities).toMatchObject({
    LINUX_RTO_INITIAL: LINUX.rtoInitial / 1e6,
    LINUX_TIME_WAIT: LINUX.timeWait / 1e6,
    LINUX_RTO_MIN: LINUX.rtoMin / 1e3,
    LINUX_DELAYED_ACK_MIN: LINUX.delayedAckMin / 1e3,
    LINUX_DELAYED_ACK_MAX: LINUX.delayedAckMax / 1e3,
    LINUX_INVALID_RATE_LIMIT: LINUX.invalidRateLimit / 1e3,
    LINUX_EQUAL_SYNS: LINUX.synLinearTimeouts + 1,
    RFC9293_TIME_WAIT: RFC9293.timeWait / 1e6,
    RFC9293_GIVE_UP: Number(RFC9293.giveUpAfter) / 1e6,
    RFC9293_SYN_GIVE_UP: Number(RFC9293.synGiveUpAfter) / 1e6,
    RFC9293_INVALID_BURST: RFC9293.invalidBurst,
    RFC9293_INVALID_RATE_LIMIT: RFC9293.invalidRateLimit / 1e6,
    MSL: RFC9293.timeWait / 2 / 60e6,
  });
});

/** The texts of a file as they are written, with a place for each `${…}`. */
function textsOf(locale: string, name: string): { readonly line: number; readonly text: string }[] {
  const path = join(I18N, locale, `${name}.ts`);
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const texts: { line: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (ts.isStringLiteralLike(node)) texts.push({ line, text: node.text });
    if (ts.isTemplateExpression(node)) {
      const spans = node.templateSpans.map(({ literal }) => `{}${literal.text}`);
      texts.push({ line, text: node.head.text + spans.join('') });
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

describe.each(LOCALES)('sentences in %s', (locale) => {
  test.each(NAMESPACES)('of %s type no number: it comes from quantities.ts', (name) => {
    const typed = textsOf(locale, name).flatMap(({ line, text }) =>
      typedNumbers(text).map((found) => `src/i18n/${locale}/${name}.ts:${line}: "${found.text}"`),
    );
    expect(typed).toEqual([]);
  });
});

test.each(['rules', 'misconceptions'] as const)('%s say the same numbers in both languages', (name) => {
  const texts = (locale: (typeof LOCALES)[number]) =>
    Object.entries(dictionary(locale)[name]).map(([id, text]): [string, string] => [
      id,
      typeof text === 'string' ? text : Object.values(text).join('\n'),
    ]);
  const chinese = new Map(texts('zh-cn'));
  const different = texts('en').flatMap(([id, text]) => {
    const difference = differentNumbers(text, chinese.get(id) ?? '');
    return difference === null ? [] : [{ id, ...difference }];
  });
  expect(different).toEqual([]);
});
