import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, requireChromium } from './tests/tools/chromium.ts';

/**
 * The browser tests run against a built site, served as a static host would serve it.
 * Environment: DIST (folder of the built site, default `dist`), PORT (default 4329), BASE_PATH (as it was built),
 * CHROMIUM_PATH, TRACE (1 keeps a trace of what fails). One run at a time per port.
 */
const dist = process.env['DIST'] ?? 'dist';
const port = process.env['PORT'] ?? '4329';
const origin = `http://localhost:${port}`;

/**
 * Features of Chromium switched off: the address bar's suggestions, for which it draws two pages of its own beside
 * each of ours, and those of Playwright's own list that matter here (Chromium heeds the last list alone).
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  // One process draws every page of the site, before and after a reset: starting another costs as much as a short test.
  'SpareRendererForSitePerProcess',
  'IsolateOrigins',
  'site-per-process',
  'ProcessSharingWithDefaultSiteInstances',
  'ProcessSharingWithStrictSiteInstances',
];

// Workers read this file again: they take over the path that was found first.
process.env['CHROMIUM_PATH'] ??= requireChromium().path;

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: process.env['DIST'] === undefined ? 'test-results' : `${dist}-test-results`,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  // Two cores have the other stages beside them: a third browser would only take turns with these.
  workers: Math.min(2, availableParallelism()),
  reporter: [['list']],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: origin,
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'],
      args: [
        ...CHROMIUM_ARGS,
        '--disable-site-isolation-trials',
        // A page does not live long enough to earn back what optimizing its scripts costs.
        '--js-flags=--no-opt',
        '--process-per-site',
        `--disable-features=${FEATURES_OFF.join()}`,
      ],
    },
    locale: 'en-US',
    // A trace of every test, kept for the few that fail, takes a fifth of the time of all.
    trace: process.env['TRACE'] === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    video: 'off',
  },
  webServer: {
    command: `"${process.execPath}" tests/tools/serve.ts "${dist}"`,
    env: { PORT: port },
    url: `${origin}${process.env['BASE_PATH'] ?? '/'}`,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
