import { config } from 'zod/mini';

// zod probes `new Function` when an object schema is made. The site's Content-Security-Policy forbids it and would
// report a violation, so this module is imported before any schema is.
config({ jitless: true });
