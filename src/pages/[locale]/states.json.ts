import type { APIRoute } from 'astro';
import { runParts } from '../../components/states/run-parts.ts';
import { LOCALES, requireLocale } from '../../i18n/index.ts';

export function getStaticPaths() {
  return LOCALES.map((locale) => ({ params: { locale } }));
}

/** A part of a run for every way between two states that one goes; loaded when the first is asked for. */
export const GET: APIRoute = async ({ params }) =>
  new Response(JSON.stringify(await runParts(requireLocale(params['locale']))), {
    headers: { 'content-type': 'application/json' },
  });
