import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { captureFile, capturesOffered } from '../../../components/lesson/capture-files.ts';

/** One file per run that a lesson shows as a capture, as Wireshark reads it. */
export async function getStaticPaths() {
  return [...(await capturesOffered())].map(([name, capture]) => ({ params: { name }, props: { capture } }));
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(await captureFile(props.capture), {
    headers: { 'content-type': 'application/octet-stream' },
  });
