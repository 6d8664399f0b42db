import { nearNames } from '../near-names.ts';
import { lineAt, type TextFault } from '../text-fault.ts';
import { COMPONENTS, PROFILES } from './components.ts';
import { type Attribute, attributesOf, TAG, withoutCode } from './mdx.ts';

/** What says which run a component shows. */
const OF_A_RUN = ['scenario', 'profile', 'overrides'];

/** Attributes of a run by their names. */
type Run = ReadonlyMap<string, Attribute>;

/** A component of a lesson that shows a run, with the attributes its tag lacks; or why it has no run. */
interface Shown {
  /** Where its tag begins, and how long it is. */
  readonly at: number;
  readonly tag: string;
  readonly given: string;
  readonly fault: readonly [what: string, todo: string] | null;
}

/**
 * Writes into each component of a lesson which run it shows: its own `scenario`; else the one of the `<Run as>` that its
 * `of` names; else that of the last `<Run>` before it. A `profile` or `overrides` of its own come first. `where` tells
 * it its file and line, for messages.
 *
 * @example withRuns('<Run id="a/b" />\n<V at="#1.seq" />') // '<Run id="a/b" />\n<V scenario="a/b" at="#1.seq" />'
 */
export function withRuns(source: string, file?: string): string {
  const places = shownIn(source).map(({ at, given }) => {
    const where = file === undefined ? '' : ` where="${file}:${lineAt(source, at)}"`;
    return { at: at + (/^<\w+/u.exec(source.slice(at))?.[0].length ?? 0), text: given + where };
  });
  return places.reduceRight((text, { at, text: more }) => text.slice(0, at) + more + text.slice(at), source);
}

/** Finds the components of a lesson that show a run and have none, and the names of runs that there are not. */
export function runFaults(source: string): TextFault[] {
  return shownIn(source).flatMap(({ at, tag, fault }) => {
    if (!fault) return [];
    const [what, todo] = fault;
    return [{ line: lineAt(source, at), field: '', what: `${tag} ${what}`, todo }];
  });
}

function shownIn(source: string): Shown[] {
  const named = new Map<string, Run>();
  let current: Run | undefined;
  return [...withoutCode(source).matchAll(TAG)].flatMap(({ index: at, 0: tag }): Shown[] => {
    const name = /^<(\w+)/u.exec(tag)?.[1] ?? '';
    const own = new Map(attributesOf(tag).map((attribute) => [attribute.name, attribute]));
    if (name === 'Run') {
      const run = runOf(own);
      const as = own.get('as')?.value;
      if (as) named.set(as, run);
      else current = run;
      return [];
    }
    const component = COMPONENTS[name];
    if (!component || !Object.hasOwn(component.takes, 'of')) return [];
    if (component.showsRunWith !== undefined && !own.has(component.showsRunWith)) return [];
    if (component.showsInstead !== undefined && own.has(component.showsInstead)) return [];
    const of = own.get('of')?.value;
    const run = own.has('scenario') ? new Map() : of ? named.get(of) : current;
    const given = [...(run ?? [])].flatMap(([attribute, one]) => (own.has(attribute) ? [] : [one]));
    const other = secondOf(own.get('with')?.value, named);
    const fault = !run ? noRun(of, [...named.keys()]) : !other ? noSecond(own, [...named.keys()]) : null;
    return [{ at, tag, given: [...given, ...(other ?? [])].map(written).join(''), fault }];
  });
}

/** Returns what says which run a component compares its own with: a named one, or its own under another profile. */
function secondOf(name: string | null | undefined, named: ReadonlyMap<string, Run>): Attribute[] | null {
  if (!name) return [];
  const run = named.get(name);
  if (!run) return PROFILES.includes(name) ? [{ name: 'withProfile', value: name }] : null;
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return [...run.values()].map((attribute) => ({ ...attribute, name: `with${capital(attribute.name)}` }));
}

function noSecond(own: Run, named: readonly string[]): readonly [string, string] {
  return noRun(own.get('with')?.value, [...named, ...PROFILES]);
}

function runOf(own: Run): Run {
  const id = own.get('id');
  const entries = OF_A_RUN.flatMap((name) => {
    const attribute = name === 'scenario' && id ? { ...id, name } : own.get(name);
    return attribute ? [[name, attribute] as const] : [];
  });
  return new Map(entries);
}

function noRun(of: string | null | undefined, named: readonly string[]): readonly [string, string] {
  if (!of) return ['has no run', 'Write <Run id="close/four-way" /> above it.'];
  const near = named.length > 0 ? `near: ${nearNames(of, named).join(', ')}` : 'none is named';
  return [`names a run "${of}" that there is not`, `Write <Run id="…" as="${of}" /> above it; ${near}.`];
}

function written({ name, value }: Attribute): string {
  const quote = value?.includes('"') ? "'" : '"';
  return ` ${name}=${quote}${value ?? ''}${quote}`;
}
