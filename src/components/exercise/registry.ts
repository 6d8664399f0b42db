import type { KindName } from '../../exercises/registry.ts';
import type { KindView } from './kind-view.ts';

/** The view of every kind of exercise, one line each: the build draws with it, and a page loads it for the kinds it shows. */
export const VIEWS: Readonly<Record<KindName, () => Promise<{ readonly view: KindView }>>> = {
  choice: () => import('./kinds/choice/Choice.tsx'),
  'decode-header': () => import('./kinds/decode-header/DecodeHeader.tsx'),
  explain: () => import('./kinds/explain/Explain.tsx'),
  incident: () => import('./kinds/incident/Incident.tsx'),
  'next-segment': () => import('./kinds/next-segment/NextSegment.tsx'),
  'fill-trace': () => import('./kinds/fill-trace/FillTrace.tsx'),
  'find-fault': () => import('./kinds/find-fault/FindFault.tsx'),
  'order-segments': () => import('./kinds/order-segments/OrderSegments.tsx'),
  'read-sockets': () => import('./kinds/read-sockets/ReadSockets.tsx'),
};
