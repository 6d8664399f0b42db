import type { APIRoute } from 'astro';
import { pcapngOf, recordings } from '../../components/conformance/recordings.ts';

/** One file per recording: what the kernel sent, as Wireshark reads it. */
export async function getStaticPaths() {
  return (await recordings()).map(({ name }) => ({ params: { name } }));
}

export const GET: APIRoute = async ({ params }) =>
  new Response(await pcapngOf(params['name'] ?? ''), {
    headers: { 'content-type': 'application/octet-stream' },
  });
