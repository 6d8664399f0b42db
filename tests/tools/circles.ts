/** Finds files that reach themselves by imports: static, type, re-exported or loaded late, it is all one. */
import { posix } from 'node:path';
import type { ImportLine } from './imports.ts';
import { targetOf } from './rooms.ts';

const GLOB = /[*[{]/;

/** What each file of the project imports, by path from its root. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Resolves every import that leads to one of these files; packages and what the build makes are left out. */
export function importGraph(files: ReadonlyMap<string, readonly ImportLine[]>): ImportGraph {
  const paths = [...files.keys()];
  const leadsTo = (path: string, imports: readonly ImportLine[]): string[] => {
    const targets = imports.flatMap(({ specifier }) => {
      const target = specifier === null ? null : targetOf(path, specifier);
      return target === null ? [] : [{ target, out: specifier?.startsWith('!') === true }];
    });
    // Vite leaves a file out of its own globs.
    const isMet = (other: string, { target }: { target: string }) =>
      other === target || (GLOB.test(target) && other !== path && posix.matchesGlob(other, target));
    const [outs, ins] = [targets.filter(({ out }) => out), targets.filter(({ out }) => !out)];
    return paths.filter(
      (other) => ins.some((one) => isMet(other, one)) && !outs.some((one) => isMet(other, one)),
    );
  };
  return new Map([...files].map(([path, imports]) => [path, leadsTo(path, imports)]));
}

/**
 * Finds the circles of a graph, a shortest one through each file that is in one and in none told before; each begins
 * and ends with the same file.
 */
export function circlesOf(graph: ImportGraph): string[][] {
  const named = new Set<string>();
  const circles: string[][] = [];
  for (const path of [...graph.keys()].sort()) {
    if (named.has(path)) continue;
    const circle = shortestCircle(graph, path);
    if (circle === null) continue;
    circles.push(circle);
    for (const file of circle) named.add(file);
  }
  return circles;
}

/** Walks outwards from a file until one imports it; null when none does. */
function shortestCircle(graph: ImportGraph, start: string): string[] | null {
  const before = new Map<string, string>();
  const queue = [start];
  for (const path of queue) {
    for (const next of graph.get(path) ?? []) {
      if (next === start) {
        const circle = [start];
        for (let at = path; at !== start; at = before.get(at) ?? start) circle.unshift(at);
        return [start, ...circle];
      }
      if (before.has(next)) continue;
      before.set(next, path);
      queue.push(next);
    }
  }
  return null;
}

/** Tells a circle to people: its files in the order they import each other. */
export function circleText(circle: readonly string[]): string {
  return `These files import each other: ${circle.join(' → ')}.`;
}
