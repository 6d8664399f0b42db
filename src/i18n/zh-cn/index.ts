import type { en } from '../en/index.ts';
import { choice } from './choice.ts';
import { compare } from './compare.ts';
import { conformance } from './conformance.ts';
import { decodeHeader } from './decodeHeader.ts';
import { diagnosis } from './diagnosis.ts';
import { diagram } from './diagram.ts';
import { drill } from './drill.ts';
import { exercise } from './exercise.ts';
import { explain } from './explain.ts';
import { findFault } from './findFault.ts';
import { hints } from './hints.ts';
import { incident } from './incident.ts';
import { lesson } from './lesson.ts';
import { misconceptions } from './misconceptions.ts';
import { nextSegment } from './nextSegment.ts';
import { orderSegments } from './orderSegments.ts';
import { output } from './output.ts';
import { practice } from './practice.ts';
import { progress } from './progress.ts';
import { questions } from './questions.ts';
import { readSockets } from './readSockets.ts';
import { reference } from './reference.ts';
import { rules } from './rules.ts';
import { search } from './search.ts';
import { shell } from './shell.ts';
import { states } from './states.ts';
import { timeline } from './timeline.ts';
import { whatIf } from './whatIf.ts';

/** The Simplified Chinese dictionary; a missing sentence does not compile. */
export const zhCn: typeof en = {
  choice,
  compare,
  conformance,
  decodeHeader,
  diagnosis,
  diagram,
  drill,
  exercise,
  explain,
  findFault,
  hints,
  incident,
  lesson,
  misconceptions,
  nextSegment,
  orderSegments,
  output,
  practice,
  progress,
  questions,
  readSockets,
  reference,
  rules,
  search,
  shell,
  states,
  timeline,
  whatIf,
};
