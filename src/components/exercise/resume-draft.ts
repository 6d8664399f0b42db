import type { Typed } from '../../exercises/kind.ts';
import { format } from '../../i18n/format.ts';
import { findDraft, saveDraft } from '../../progress/lazy.ts';
import { seedInAddress } from './address.ts';
import type { Drawn } from './kind-view.ts';
import type { Model } from './model.ts';
import type { Task } from './page-facts.ts';
import { decodeDraft, draftOf, encodeDraft, type SavedDraft, withHelp } from './saved-draft.ts';

/**
 * Returns what stands in the inputs of a form: what was typed into the served page before its script ran is there too.
 * What is ticked in a group is the list of its values.
 */
export function typedInto(form: HTMLFormElement | null): Typed {
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

/** What changes in an exercise once it is known what the page is to show; its hints and its verdict come after that. */
interface Resumed extends Partial<SavedDraft> {
  readonly question?: Drawn;
  readonly announcement: string;
  readonly failed?: boolean;
}

/**
 * Finds the variant a page is to show: the address's, else the one last worked on, else the exercise's own; with
 * what was typed into it, then or while this was looked up.
 */
export async function resume(task: Task, typed: () => Typed, open: () => Promise<Model>): Promise<Resumed> {
  const { t } = task.page;
  const saved = await savedDraft(task);
  const { draft } = saved;
  const served = draft.seed === task.question.seed;
  const mine = () => ({ ...saved, draft: { ...draft, typed: { ...draft.typed, ...typed() } } });
  const { announcement } = saved;
  if (served) return { ...mine(), announcement };
  const model = await open().catch(() => null);
  if (model === null) return { announcement: t.loadFailed, failed: true };
  try {
    return { ...saved, question: model.variant(draft.seed), announcement };
  } catch (fault) {
    window.reportError(fault);
    return { announcement: format(model.t.gradeFailed, { seed: draft.seed }) };
  }
}

/** Returns the draft of the variant to be shown, and what is to be said of a seed that is none. */
async function savedDraft({
  id,
  page,
  question,
}: Task): Promise<SavedDraft & { readonly announcement: string }> {
  const asked = seedInAddress(window.location.search, id);
  const saved = await findSaved(id, asked?.kind === 'seed' ? asked.seed : null, question.seed);
  const announcement = asked?.kind === 'nonsense' ? format(page.t.badSeed, { seed: asked.text }) : '';
  return { ...saved, announcement };
}

/** Returns what is kept of an exercise, with the variant to show: the one asked for, else the last one, else the page's own. */
async function findSaved(id: string, asked: number | null, served: number): Promise<SavedDraft> {
  const found = await findDraft(id);
  const kept = found && decodeDraft(found.seed, found.answer);
  if (kept && (asked === null || asked === kept.draft.seed)) return kept;
  const helped = kept ? withHelp(kept.helped, kept.draft) : [];
  return { draft: draftOf(asked ?? served, helped), previous: kept?.draft ?? null, helped };
}

/**
 * Saves what is typed into a form whose script has not come yet when the page is left, so that a reload brings it back.
 * `seed` is that of the variant on the page.
 */
export async function keepServed(
  id: string,
  seed: number,
  place: Element,
  arrived: AbortSignal,
): Promise<void> {
  const saved = await findSaved(id, seed, seed);
  const save = () => {
    const typed = typedInto(place.querySelector('form'));
    const draft = { ...saved.draft, typed: { ...saved.draft.typed, ...typed } };
    const answer = encodeDraft({ ...saved, draft });
    if (Object.keys(typed).length > 0) saveDraft({ exerciseId: id, seed, answer, at: Date.now() });
  };
  if (!arrived.aborted) window.addEventListener('pagehide', save, { signal: arrived });
}
