import type { RuleId } from '../../../tcp/rules.ts';
import type { Hints, PartHints, Taken } from '../../hints/hint.ts';
import { readCell } from '../../trace/index.ts';
import { type FieldVerdict, grade, type Right, solve } from './grade.ts';
import { FIELDS, type Field, type NextSegmentAnswer, type NextSegmentQuestion, sendsIn } from './question.ts';
import type { Written } from './written.ts';

/** Help with what is sent next: where the rule stands, whether a segment is sent, the rule; then field by field. */
export type NextHint =
  | { readonly about: 'section' | 'rule'; readonly because: RuleId | null }
  /** `either`: silence is right as well as a segment. */
  | { readonly about: 'sends'; readonly sends: 'segment' | 'nothing' | 'either' }
  | { readonly about: 'terms' | 'value'; readonly field: FieldVerdict; readonly because: RuleId | null };

/** What is typed: whether a segment is sent, and its fields. */
type Typed = Readonly<Record<string, string>>;

/** Hints for the next segment. Where several are right, the fields of each have their own. */
export const nextSegmentHints: Hints<NextSegmentQuestion, Typed, NextHint> = { of: hintsOf, missing, gives };

const partOf = (choice: number, field: Field) => `${choice}.${field}`;

const answerOf = (segment: Written | null): NextSegmentAnswer =>
  segment ? { sends: true, ...segment } : { sends: false };

function hintsOf(question: NextSegmentQuestion): PartHints<NextHint>[] {
  const rights = solve(question);
  const because = rights[0]?.because ?? null;
  const sends: NextHint[] = [
    { about: 'section', because },
    { about: 'sends', sends: sendsOf(rights) },
    // After that one: a rule by which nothing is sent mostly says so.
    { about: 'rule', because },
  ];
  const fields = rights.flatMap(({ segment }, choice) => {
    if (!segment) return [];
    const verdict = grade(question, answerOf(segment));
    return verdict.fields.map((field) => ({
      part: partOf(choice, field.field),
      of: field.field,
      steps: (['terms', 'value'] as const).map((about) => ({ about, field, because: verdict.because })),
    }));
  });
  return [{ part: 'sends', of: null, steps: sends }, ...fields];
}

/** Where silence is right there is nothing more to say once that is said. */
function gives(question: NextSegmentQuestion, taken: Taken): boolean {
  const [sends] = hintsOf(question);
  const known = sends?.steps.slice(0, taken['sends'] ?? 0) ?? [];
  return known.some((hint) => hint.about === 'sends' && hint.sends !== 'segment');
}

function sendsOf(rights: readonly Right[]): 'segment' | 'nothing' | 'either' {
  const silent = rights.filter(({ segment }) => segment === null).length;
  return silent === 0 ? 'segment' : silent === rights.length ? 'nothing' : 'either';
}

/** The fields are held against the right segment that they come nearest to. */
function missing(question: NextSegmentQuestion, typed: Typed): string[] {
  const rights = solve(question);
  const sends = sendsOf(rights);
  const said = sendsIn(typed);
  if (said === 'nothing' && sends !== 'segment') return [];
  const slip = said === '' || (said === 'segment' && sends === 'nothing') || said === 'nothing';
  const candidates = rights.flatMap(({ segment }, choice) =>
    segment ? [wrongFields(question, segment, typed).map((field) => partOf(choice, field))] : [],
  );
  const nearest = candidates.reduce<string[] | null>(
    (best, one) => (best === null || one.length < best.length ? one : best),
    null,
  );
  return [...(slip ? ['sends'] : []), ...(nearest ?? [])];
}

/** Returns the fields that are empty or unlike those of a right segment; what cannot be read counts as empty. */
function wrongFields(question: NextSegmentQuestion, segment: Written, typed: Typed): Field[] {
  const asked = FIELDS.filter((field) => segment[field] !== null);
  const read = asked.map((field) => {
    const cell = readCell(field, typed[field] ?? '');
    return { field, given: cell.ok ? Number(cell.value) : null };
  });
  return read
    .filter(({ field, given }) => given === null || !fits(question, segment, field, given))
    .map(({ field }) => field);
}

/** Tells whether a right segment stays right with one field as the learner gave it. */
function fits(question: NextSegmentQuestion, segment: Written, field: Field, given: number): boolean {
  const verdict = grade(question, answerOf({ ...segment, [field]: given }));
  return verdict.fields.find((one) => one.field === field)?.right ?? false;
}
