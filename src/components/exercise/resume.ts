import { format } from '../../i18n/format.ts';
import { findDraft } from '../../progress/lazy.ts';
import { seedInAddress } from './address.ts';
import { decodeKept, sheetOf, type Typed, withHelp } from './draft.ts';
import type { Drawn, Report } from './open-model.ts';
import type { DeskKind, Desktop, Task } from './task.ts';

/**
 * Returns what stands in the inputs: what was typed into the served page before its script ran is there too. What is
 * ticked in a group is the list of its values.
 */
export function typedBefore(form: HTMLFormElement | null): Typed {
  const inputs = form?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-cell]') ?? [];
  const typed: Record<string, string> = {};
  for (const input of inputs) {
    const { dataset, value, type } = input;
    const cell = dataset['cell'] ?? '';
    const ticks = type === 'radio' || type === 'checkbox';
    const counts = ticks ? 'checked' in input && input.checked : value !== '';
    if (counts) typed[cell] = ticks && typed[cell] ? `${typed[cell]},${value}` : value;
  }
  return typed;
}

/**
 * Finds the variant a page is to show: the address's, else the one last worked on, else the exercise's own; with
 * what was typed into it, then or while this was looked up.
 */
export async function resume<Question extends Drawn, R extends Report>(
  task: Task<Question>,
  kind: DeskKind<Question, R>,
  typed: () => Typed,
  show: (found: Partial<Desktop<Question, R>>) => void,
): Promise<void> {
  const draft = await findDraft(task.id);
  const kept = draft && decodeKept(draft.seed, draft.answer);
  const asked = seedInAddress(window.location.search, task.id);
  const said = asked?.kind === 'nonsense' ? format(task.page.t.badSeed, { seed: asked.text }) : '';
  const same = kept !== null && (asked?.kind !== 'seed' || asked.seed === kept.sheet.seed);
  const helped = same || !kept ? (kept?.helped ?? []) : withHelp(kept.helped, kept.sheet);
  const seed = asked?.kind === 'seed' ? asked.seed : task.question.seed;
  const sheet = same ? kept.sheet : sheetOf(seed, helped);
  const previous = same ? kept.previous : (kept?.sheet ?? null);
  const served = sheet.seed === task.question.seed;
  const mine = () => (served ? { ...sheet, typed: { ...sheet.typed, ...typed() } } : sheet);
  if (served && Object.keys(sheet.hints).length === 0) {
    show({ sheet: mine(), previous, helped, said });
  } else {
    const { t } = task.page;
    const model = await kind.modelOf(task).catch(() => null);
    if (model === null)
      return show(served ? { sheet: mine(), previous, helped, said: t.loadFailed } : { said: t.loadFailed });
    try {
      const question = served ? task.question : model.variant(sheet.seed);
      const hints = model.hints.told(sheet.seed, sheet.hints);
      show({ question, sheet: mine(), previous, helped, said, hints });
    } catch (fault) {
      show({ said: format(t.gradeFailed, { seed: sheet.seed }) });
      window.reportError(fault);
    }
  }
}
