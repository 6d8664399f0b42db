/** The rooms of the house and who may import from whom: imports go down one staircase only. */
import { posix } from 'node:path';
import type { ImportLine } from './imports.ts';

/** What one room may import. */
interface Room {
  /** The rooms below it. */
  readonly rooms: readonly string[];
  /** Which packages; 'any' is all of them. */
  readonly packages: 'any' | 'none' | { readonly but: RegExp };
  /** The files that other rooms may import, from the room's folder; any, where it names none. */
  readonly faces?: readonly string[];
}

/** What `src/tcp/README.md` says other rooms import: the model, and the words of a run without the model. */
const TCP_FACES: readonly string[] = [
  'index.ts',
  'exploration/index.ts',
  'misconceptions/index.ts',
  'misconceptions/sources.ts',
  'wire-format/index.ts',
  'connection/state.ts',
  'connection/state-names.ts',
  'profile/profile.ts',
  'profile/sysctl.ts',
  'rules.ts',
  'segment.ts',
  'sequence.ts',
  'simulator/scenario.ts',
  'simulator/transcript.ts',
];

/** The staircase. Styles are sheets, not a room with imports; `content.config` alone knows where content lies. */
export const ROOMS: Readonly<Record<string, Room>> = {
  content: { rooms: [], packages: 'none' },
  tcp: { rooms: [], packages: 'none', faces: TCP_FACES },
  i18n: { rooms: [], packages: 'none' },
  styles: { rooms: [], packages: 'none' },
  exercises: { rooms: ['tcp'], packages: { but: /^(preact|astro|@astrojs|@nanostores)\b/ } },
  conformance: {
    rooms: ['tcp'],
    packages: { but: /^(preact|astro|@astrojs|@nanostores)\b/ },
    faces: ['index.ts'],
  },
  progress: { rooms: ['exercises'], packages: 'any' },
  classroom: { rooms: ['exercises', 'tcp'], packages: 'any' },
  components: {
    rooms: ['tcp', 'exercises', 'conformance', 'progress', 'classroom', 'i18n', 'styles'],
    packages: 'any',
  },
  layouts: { rooms: ['components', 'i18n', 'styles'], packages: 'any' },
  pages: {
    rooms: ['layouts', 'components', 'exercises', 'classroom', 'i18n', 'styles'],
    packages: 'any',
  },
  'content.config': { rooms: ['content', 'exercises', 'conformance', 'tcp', 'i18n'], packages: 'any' },
  settings: { rooms: ['exercises', 'components', 'i18n'], packages: 'any' },
};

/** The room of a path from the project's root; null for one that is outside it or in no room. */
export function roomOf(path: string): string | null {
  if (path.startsWith('..')) return null;
  if (/^(tests\/|(playwright|vitest)\.config\.ts$)/.test(path)) return 'tests';
  if (path === 'src/content.config.ts') return 'content.config';
  if (/^[^/]+\.(mjs|js|ts)$/.test(path)) return 'settings';
  const [top, second] = path.split('/');
  const name = top === 'src' ? (second ?? '') : top;
  return name !== undefined && name in ROOMS && (top === 'src') !== (name === 'content') ? name : null;
}

/** Judges the imports of a file; each complaint names the file, the line, both rooms and what is allowed. */
export function judgeImports(path: string, imports: readonly ImportLine[]): string[] {
  const from = roomOf(path);
  return imports.flatMap(({ line, specifier }) => {
    const complaint = judge(path, from, specifier);
    return complaint === null ? [] : [`${path}:${line} ${complaint}`];
  });
}

function judge(path: string, from: string | null, specifier: string | null): string | null {
  if (from === 'content')
    return 'imports, but content has no import lines: use the components every lesson has.';
  if (from === null) return 'is in no room; the rooms are src/{tcp,exercises,progress,…}, content and tests.';
  if (specifier === null) {
    return from === 'tests'
      ? null
      : 'imports what is not a plain string, so nobody can see which room it is.';
  }
  if (/^[@~#]\//.test(specifier)) return `imports '${specifier}', an alias; imports are relative paths.`;
  const target = targetOf(path, specifier);
  if (target === null) return judgePackage(from, specifier);
  const to = roomOf(target);
  if (target.startsWith('..')) return `imports '${specifier}', which is outside the project.`;
  if (from === 'tests' || to === from) return null;
  const allowed = ROOMS[from]?.rooms ?? [];
  if (to !== null && allowed.includes(to)) {
    const { faces } = ROOMS[to] ?? {};
    if (faces === undefined || faces.some((face) => target === `src/${to}/${face}`)) return null;
    return `imports '${specifier}': other rooms import of ${to} only ${faces.join(', ')}.`;
  }
  const may = allowed.length === 0 ? 'nothing but itself' : `itself and ${allowed.join(', ')}`;
  return `imports '${specifier}': ${from} may import ${may}, not ${to ?? target}.`;
}

/** The path a specifier or glob leads to, from the project's root; null for a package. */
export function targetOf(path: string, specifier: string): string | null {
  const plain = specifier.replace(/^!/, '').replace(/[?#].*$/, '');
  if (plain.startsWith('/')) return plain.slice(1);
  if (!plain.startsWith('.')) return null;
  return posix.join(posix.dirname(path), plain);
}

function judgePackage(from: string, specifier: string): string | null {
  const packages = ROOMS[from]?.packages ?? 'any';
  if (packages === 'any' || (packages !== 'none' && !packages.but.test(specifier))) return null;
  return packages === 'none'
    ? `imports the package '${specifier}': ${from} imports no package.`
    : `imports the package '${specifier}': ${from} has no view and no framework inside.`;
}

/** Lines a code file may have. */
export const MOST_LINES = 300;

/** Things no file may say; each with why. The patterns are put together so that this file does not say them. */
const UNSAID: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(${['biome', 'prettier', 'eslint'].join('|')})-(ignore|disable)`), 'silences a checker'],
  [new RegExp(`@ts-${'(ignore|nocheck)'}`), 'silences the type checker'],
  [new RegExp(`\\b(${['TO', 'FIX'].join('DO|')}ME)\\b`), 'leaves work undone'],
  [new RegExp(`\\.\\.\\/${'shared'}\\b`), 'reads outside the project'],
];

/** Judges a file's text: its length, and what it must not say. Paths into `content/` belong to one file. */
export function judgeText(path: string, text: string): string[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const complaints = lines.flatMap((line, index) => [
    ...UNSAID.filter(([pattern]) => pattern.test(line)).map(
      ([, why]) => `${path}:${index + 1} ${why}: ${line.trim()}`,
    ),
    ...(knowsContent(path, line)
      ? [`${path}:${index + 1} knows a content/ path; only src/content.config.ts does: ${line.trim()}`]
      : []),
  ]);
  const prose = path.startsWith('content/');
  if (!prose && lines.length > MOST_LINES) {
    complaints.push(
      `${path}:${MOST_LINES + 1} has ${lines.length} lines, more than ${MOST_LINES}: split it.`,
    );
  }
  return complaints;
}

/** Finds a path that could be read; a message to an author may well name a file under content/. */
function knowsContent(path: string, line: string): boolean {
  if (!path.startsWith('src/') || path === 'src/content.config.ts') return false;
  return /['"`](\.{0,2}\/)+content\/(lessons|exercises|scenarios|questions|glossary)\b/.test(line);
}
