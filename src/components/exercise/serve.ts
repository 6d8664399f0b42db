import type { ExerciseFile } from '../../exercises/index.ts';
import { serveFillTrace } from './kinds/fill-trace/serve-fill-trace.tsx';
import type { Library, Served } from './served.ts';

/** Makes the first variant of an exercise and what draws it; `id` is its name in content/exercises. */
export function serve(file: ExerciseFile, id: string, library: Library): Served {
  switch (file.kind) {
    case 'fill-trace':
      return serveFillTrace(file, id, library);
  }
}
