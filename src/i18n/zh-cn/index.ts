import type { en } from '../en/index.ts';
import { lesson } from './lesson.ts';
import { shell } from './shell.ts';

/** The Simplified Chinese dictionary; a missing sentence does not compile. */
export const zhCn: typeof en = { lesson, shell };
