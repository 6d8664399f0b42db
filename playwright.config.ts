import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, requireChromium } from './tests/tools/chromium.ts';

/**
 * The browser tests run against a built site, served as a static host would serve it.
 * Environment: DIST (folder of the built site, default `dist`), PORT (default 4329), BASE_PATH (as it was built),
 * CHROMIUM_PATH. One run at a time per port.
 */
const dist = process.env['DIST'] ?? 'dist';
const port = process.env['PORT'] ?? '4329';
const origin = `http://localhost:${port}`;

// Workers read this file again: they take over the path that was found first.
process.env['CHROMIUM_PATH'] ??= requireChromium().path;

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: process.env['DIST'] === undefined ? 'test-results' : `${dist}-test-results`,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  workers: Math.min(2, availableParallelism()),
  reporter: [['list']],
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: origin,
    browserName: 'chromium',
    launchOptions: { executablePath: process.env['CHROMIUM_PATH'], args: [...CHROMIUM_ARGS] },
    locale: 'en-US',
    trace: 'retain-on-failure',
    video: 'off',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
      testIgnore: 'support.spec.ts',
    },
  ],
  webServer: {
    command: `"${process.execPath}" tests/tools/serve.ts "${dist}"`,
    env: { PORT: port },
    url: `${origin}${process.env['BASE_PATH'] ?? '/'}`,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
