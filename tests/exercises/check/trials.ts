/** How an exercise of each kind is tried: what all have to stand, and what only this kind has to. */

import type { ExerciseFile } from '../../../src/exercises/index.ts';
import { choice } from '../../../src/exercises/kinds/choice/index.ts';
import { misnamed } from '../../../src/exercises/kinds/choice/misnamed.ts';
import * as choiceSpecs from '../../../src/exercises/kinds/choice/spec.ts';
import { choiceWords } from '../../../src/exercises/kinds/choice/words.ts';
import { decodeHeader } from '../../../src/exercises/kinds/decode-header/index.ts';
import { decodeHeaderSpec } from '../../../src/exercises/kinds/decode-header/spec.ts';
import { explain } from '../../../src/exercises/kinds/explain/index.ts';
import * as explainSpecs from '../../../src/exercises/kinds/explain/spec.ts';
import { explainWords } from '../../../src/exercises/kinds/explain/words.ts';
import { giveAways } from '../../../src/exercises/kinds/fill-trace/give-away.ts';
import { fillTrace } from '../../../src/exercises/kinds/fill-trace/index.ts';
import type { FillTraceSpec } from '../../../src/exercises/kinds/fill-trace/question.ts';
import { fillTraceSpec } from '../../../src/exercises/kinds/fill-trace/spec.ts';
import { findFault } from '../../../src/exercises/kinds/find-fault/index.ts';
import { findFaultSpec } from '../../../src/exercises/kinds/find-fault/spec.ts';
import { nextSegment } from '../../../src/exercises/kinds/next-segment/index.ts';
import { nextSegmentSpec } from '../../../src/exercises/kinds/next-segment/spec.ts';
import { orderSegments } from '../../../src/exercises/kinds/order-segments/index.ts';
import { orderSegmentsSpec } from '../../../src/exercises/kinds/order-segments/spec.ts';
import { type Scenario, simulate } from '../../../src/tcp/index.ts';
import { UNITS } from '../files.ts';
import type { Fault } from './fault.ts';
import { type Trial, trialOf } from './trial.ts';

const LOCALES = ['en', 'zh-cn'] as const;

/** Opens an exercise: its trial, once its scenarios are compiled and its sentences filled in. */
export function openTrial(file: ExerciseFile, id: string, scenario: (id: string) => Scenario): Trial {
  switch (file.kind) {
    case 'choice': {
      const spec = choiceSpecs.choiceSpec(file, scenario, id);
      for (const locale of LOCALES) choiceWords(file, locale, scenario, UNITS[locale]);
      return trialOf(choice, spec, (_, seed) => [
        ...claims(choiceSpecs.disagreements(file, spec, seed), seed),
        ...misconceptions(misnamed(file, spec, seed), seed),
      ]);
    }
    case 'explain': {
      for (const locale of LOCALES) explainWords(file, locale, scenario, UNITS[locale]);
      return trialOf(explain, explainSpecs.explainSpec(file, id), (_, seed) =>
        claims(explainSpecs.disagreements(file, scenario, id, seed), seed),
      );
    }
    case 'fill-trace':
      return fillTraceTrial(fillTraceSpec(file, scenario(file.scenario), id));
    case 'next-segment':
      return trialOf(nextSegment, nextSegmentSpec(file, scenario(file.scenario), id));
    case 'find-fault':
      return trialOf(findFault, findFaultSpec(file, scenario(file.scenario), id));
    case 'order-segments':
      return trialOf(orderSegments, orderSegmentsSpec(file, scenario(file.scenario), id));
    case 'decode-header':
      return trialOf(decodeHeader, decodeHeaderSpec(file, scenario, id));
  }
}

function fillTraceTrial(spec: FillTraceSpec): Trial {
  return trialOf(fillTrace, spec, (question, seed) =>
    giveAways(simulate(question.scenario, { seed }), spec.ask, question).map(({ blank, shown }) => ({
      field: 'ask',
      seed,
      what: `the blank cell ${blank} can be read off the cell ${shown}, which is shown`,
      todo: `Ask for ${shown} too, show fewer segments, or say "givenAway: true" in the ask that names ${blank}.`,
    })),
  );
}

function claims(sentences: readonly string[], seed: number): readonly Fault[] {
  const todo = 'The run decides: change what is marked right, or the claim.';
  return sentences.map((sentence) => ({ field: 'claim', seed, what: unnamed(sentence), todo }));
}

function misconceptions(sentences: readonly string[], seed: number): readonly Fault[] {
  const todo = 'Name the misconception that leads to what the option says, or none.';
  return sentences.map((sentence) => ({ field: 'misconception', seed, what: unnamed(sentence), todo }));
}

/** The fault names the exercise and the seed itself. */
function unnamed(sentence: string): string {
  return sentence
    .replace(/^(?:Exercise )?[^: ]*: /, '')
    .replace(/ ?with seed \d+ ?/, ' ')
    .trim();
}
