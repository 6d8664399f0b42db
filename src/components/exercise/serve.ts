import type { ExerciseFile } from '../../exercises/index.ts';
import { serveChoice } from './kinds/choice/serve-choice.tsx';
import { serveDecodeHeader } from './kinds/decode-header/serve-decode-header.tsx';
import { serveExplain } from './kinds/explain/serve-explain.tsx';
import { serveFillTrace } from './kinds/fill-trace/serve-fill-trace.tsx';
import { serveFindFault } from './kinds/find-fault/serve-find-fault.tsx';
import { serveNextSegment } from './kinds/next-segment/serve-next-segment.tsx';
import { serveOrderSegments } from './kinds/order-segments/serve-order-segments.tsx';
import type { Library, Served } from './served.ts';

/** Makes the first variant of an exercise and what draws it; `id` is its name in content/exercises. */
export function serve(file: ExerciseFile, id: string, library: Library): Served {
  switch (file.kind) {
    case 'choice':
      return serveChoice(file, id, library);
    case 'decode-header':
      return serveDecodeHeader(file, id, library);
    case 'explain':
      return serveExplain(file, id, library);
    case 'next-segment':
      return serveNextSegment(file, id, library);
    case 'fill-trace':
      return serveFillTrace(file, id, library);
    case 'find-fault':
      return serveFindFault(file, id, library);
    case 'order-segments':
      return serveOrderSegments(file, id, library);
  }
}
