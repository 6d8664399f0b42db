import type { APIRoute } from 'astro';
import { assetPath } from '../i18n/index.ts';

/** Welcomes every crawler and names the sitemap at the site's own address. */
export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL(assetPath('sitemap-index.xml'), site).href}\n`);
