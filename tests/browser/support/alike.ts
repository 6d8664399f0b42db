import type { Page } from '@playwright/test';

/** What may go without breaking what it stands in: a cell of a table may not. */
const PARTS =
  'a, b, button, circle, cite, code, dd, details, div, dt, em, figure, g, h2, h3, h4, li, line, option, p, path, ' +
  'polygon, polyline, rect, section, small, span, strong, text, tr, tspan, wbr';

/** Where scripts draw anew, and count on what they drew. */
const DRAWN = 'form, dialog, .states';

/**
 * Takes from a page what looks like what stands before it, so that a look at the page costs a half: a part goes when for
 * each element in it two were there already that no style sheet tells from it, in places of which the same holds, and
 * one of its sort stays beside it. What another element is named or described by stays. Returns how many elements went,
 * and how many stay.
 *
 * @example await dropAlike(page);
 */
export function dropAlike(page: Page): Promise<{ readonly gone: number; readonly left: number }> {
  return page.evaluate(
    ({ parts, drawn }) => {
      const styled = new Set<string>();
      const readRules = (rules: CSSRuleList): void => {
        for (const rule of rules) {
          if (rule instanceof CSSStyleRule)
            for (const [, name = ''] of rule.selectorText.matchAll(/\[([\w-]+)/g)) styled.add(name);
          if (rule instanceof CSSGroupingRule || rule instanceof CSSStyleRule) readRules(rule.cssRules);
        }
      };
      for (const sheet of document.styleSheets) readRules(sheet.cssRules);

      const NAMES = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'];
      const named = new Set(
        [...document.querySelectorAll(NAMES.map((name) => `[${name}]`).join())].flatMap((element) =>
          NAMES.flatMap((name) => element.getAttribute(name)?.split(/\s+/) ?? []),
        ),
      );

      const looks = new Map<Element, string>();
      const looksOf = (element: Element): string => {
        const known = looks.get(element);
        if (known !== undefined) return known;
        const own = [...element.attributes].flatMap(({ name, value }) => {
          // A style sheet may ask whether an address leads elsewhere, and whether a text is placed.
          if (name === 'href' || name === 'x') return `${name}=${name === 'x' || value[0]}`;
          if (
            name === 'class' ||
            name === 'role' ||
            name === 'type' ||
            (styled.has(name) && !NAMES.includes(name))
          )
            return `${name}=${value}`;
          return name.startsWith('aria-') || name === 'style' ? name : [];
        });
        const around = element.parentElement === null ? '' : looksOf(element.parentElement);
        const all = `${around} > ${element.localName}[${own.sort().join()}]`;
        looks.set(element, all);
        return all;
      };

      const hasLike = (element: Element): boolean => {
        let before = element.previousElementSibling;
        while (before !== null && before.localName !== element.localName)
          before = before.previousElementSibling;
        return before !== null;
      };
      const seen = new Map<string, number>();
      const count = { gone: 0, left: 0 };
      const visit = (element: Element): void => {
        if (element.matches(parts) && element.closest(drawn) === null && hasLike(element)) {
          const inside = [element, ...element.querySelectorAll('*')];
          const isNew = inside.some((each) => named.has(each.id) || (seen.get(looksOf(each)) ?? 0) < 2);
          if (!isNew) {
            element.remove();
            count.gone += inside.length;
            return;
          }
        }
        count.left += 1;
        seen.set(looksOf(element), (seen.get(looksOf(element)) ?? 0) + 1);
        for (const child of [...element.children]) visit(child);
      };
      visit(document.body);
      return count;
    },
    { parts: PARTS, drawn: DRAWN },
  );
}
