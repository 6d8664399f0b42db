import { SOCKET_TOOLS } from '../../../tcp/connection/state-names.ts';
import { nearNames } from '../near-names.ts';
import { PARAMETER_NAMES } from '../parameter.ts';
import { lineAt, type TextFault } from '../text-fault.ts';
import { VALUE_STYLES } from '../value-style.ts';
import { attributesOf, blank, TAG, withoutCode } from './mdx.ts';

/** The profiles of the model. */
export const PROFILES = ['linux', 'rfc9293'];
const HOSTS = ['client', 'server'];

/** What an attribute can be: one of these names, the number of a segment, or any text. */
type Known = readonly string[] | 'segment' | 'text';

/** A component that lessons can use. */
interface Component {
  readonly needs: readonly string[];
  readonly takes: Readonly<Record<string, Known>>;
  /** The attribute without which it shows no run, where it can do without one. */
  readonly showsRunWith?: string;
  /** The attribute that names what it shows instead of a run. */
  readonly showsInstead?: string;
}

/** Which run a component shows: that of the last `<Run>` before it unless it says otherwise. */
const OF_A_RUN = { scenario: 'text', of: 'text', profile: PROFILES, overrides: 'text' } as const;

/** What lessons can use without importing it, and what each takes. Those that take `of` show a run. */
export const COMPONENTS: Readonly<Record<string, Component>> = {
  Capture: {
    needs: [],
    takes: {
      ...OF_A_RUN,
      as: ['tcpdump', 'wireshark'],
      on: [...HOSTS, 'wire'],
      from: 'segment',
      to: 'segment',
      caption: 'text',
      recording: 'text',
    },
    showsInstead: 'recording',
  },
  Compare: {
    needs: ['with'],
    takes: { ...OF_A_RUN, with: 'text', from: 'segment', to: 'segment', caption: 'text' },
  },
  Counters: {
    needs: ['host'],
    takes: { ...OF_A_RUN, host: HOSTS, until: 'text', only: 'text', caption: 'text' },
  },
  Exercise: { needs: ['id'], takes: { id: 'text' } },
  Header: {
    needs: ['segment'],
    takes: { ...OF_A_RUN, segment: 'segment', caption: 'text' },
  },
  LessonLink: { needs: ['id'], takes: { id: 'text' } },
  Lit: { needs: ['source'], takes: { source: 'text' } },
  Note: { needs: [], takes: { kind: ['note', 'pitfall', 'rfc', 'linux', 'interview', 'picture'] } },
  Param: {
    needs: ['name'],
    takes: {
      name: PARAMETER_NAMES,
      profile: [...PROFILES, 'both'],
      format: VALUE_STYLES,
      sysctl: [],
    },
  },
  Queues: { needs: ['at'], takes: { ...OF_A_RUN, host: HOSTS, at: 'text', caption: 'text' } },
  Refute: { needs: ['id'], takes: { id: 'text' } },
  Run: { needs: ['id'], takes: { id: 'text', profile: PROFILES, overrides: 'text', as: 'text' } },
  Sequence: {
    needs: [],
    takes: {
      ...OF_A_RUN,
      numbers: ['relative', 'absolute'],
      from: 'segment',
      to: 'segment',
      caption: 'text',
    },
  },
  Sockets: {
    needs: ['host', 'at'],
    takes: {
      ...OF_A_RUN,
      host: HOSTS,
      at: 'text',
      tool: SOCKET_TOOLS,
      caption: 'text',
    },
  },
  States: {
    needs: [],
    takes: { ...OF_A_RUN, host: HOSTS, highlight: 'text', caption: 'text' },
    showsRunWith: 'host',
  },
  Term: { needs: ['id'], takes: { id: 'text' } },
  Timeline: {
    needs: ['host'],
    takes: { ...OF_A_RUN, host: HOSTS, from: 'text', to: 'text', caption: 'text' },
  },
  V: { needs: ['at'], takes: { ...OF_A_RUN, at: 'text', format: VALUE_STYLES } },
};

/**
 * Finds what a lesson writes that its components do not know, and `{…}` in its prose, which MDX would run as code.
 *
 * @example componentFaults('<Note kind="warning">') // [{ line: 1, what: '<Note> kind="warning" is none', … }]
 */
export function componentFaults(source: string): TextFault[] {
  const text = withoutCode(source);
  const fault = (at: number, what: string, todo: string): TextFault => ({
    line: lineAt(source, at),
    field: '',
    what,
    todo,
  });
  const inTags = [...text.matchAll(TAG)].flatMap(({ index, 0: tag }) =>
    tagFaults(tag).map(([what, todo]) => fault(index, what, todo)),
  );
  const bare = [...text.replace(TAG, blank).matchAll(/\{[^{}\n]*\}?/gu)].map(({ index, 0: place }) =>
    fault(index, `${place} stands in the text`, 'Take a number with <V>, or write it as `code`.'),
  );
  return [...inTags, ...bare].sort((a, b) => a.line - b.line);
}

type Complaint = readonly [what: string, todo: string];

function tagFaults(tag: string): Complaint[] {
  const name = /\w+/u.exec(tag)?.[0] ?? '';
  const component = Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined;
  if (!component) return [[`there is no <${name}>`, listed(name, Object.keys(COMPONENTS))]];
  if (tag.startsWith('</')) return [];
  const attributes = attributesOf(tag);
  const given = attributes.map((attribute) => attribute.name);
  const missing = component.needs.filter((needed) => !given.includes(needed));
  return [
    ...missing.map(
      (needed): Complaint => [`<${name}> has no ${needed}`, `It must have ${component.needs.join(', ')}.`],
    ),
    ...attributes.flatMap((attribute) => attributeFaults(name, component, attribute)),
  ];
}

function attributeFaults(
  component: string,
  { takes }: Component,
  { name, value }: ReturnType<typeof attributesOf>[number],
): Complaint[] {
  const known = Object.hasOwn(takes, name) ? takes[name] : undefined;
  if (known === undefined) return [[`<${component}> takes no "${name}"`, listed(name, Object.keys(takes))]];
  const written = `<${component}> ${name}="${value ?? ''}"`;
  if (known === 'text') return value ? [] : [[`${written} is empty`, 'Give it a value.']];
  if (known === 'segment') {
    return /^[1-9]\d*$/u.test(value ?? '')
      ? []
      : [[`${written} is no number of a segment`, 'The first segment is 1.']];
  }
  if (known.length === 0)
    return value === null ? [] : [[`${written} takes no value`, `Write ${name} alone.`]];
  return known.includes(value ?? '') ? [] : [[`${written} is not known`, listed(value ?? '', known)]];
}

/** Names the nearest of many names, or all of a few. */
function listed(name: string, known: readonly string[]): string {
  return known.length > 8 ? `Near: ${nearNames(name, known).join(', ')}.` : `There are ${known.join(', ')}.`;
}
