import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { anchor } from '../../address.ts';
import { DeskForm } from '../../DeskForm.tsx';
import { Misconception } from '../../Misconception.tsx';
import { useDesk } from '../../use-desk.ts';
import { PlayOn } from '../../what-if/PlayOn.tsx';
import { Build } from './Build.tsx';
import { Known } from './Known.tsx';
import { NEXT_SEGMENT, type NextTask } from './kind.ts';
import { NextReasons } from './NextReasons.tsx';
import type { NextDesk } from './next-desk.ts';

/** One endpoint at one moment: what it knows, and what it sends next. */
export function NextSegment(task: NextTask): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const work = useDesk(task, NEXT_SEGMENT, form);
  const { t } = task.page;
  const { question, sheet, report, explained } = work;
  const prefix = anchor(task.id);
  const desk: NextDesk = {
    t,
    prefix,
    typed: sheet.typed,
    parts: report?.parts ?? {},
    type: work.type,
    ready: work.phase !== 'waiting',
  };
  return (
    <DeskForm
      task={task}
      work={work}
      form={form}
      kind="next-segment"
      data={{ 'data-numbers': question.numbers }}
    >
      <Known question={question} t={t} mark={explained?.misconception?.mark ?? null} />
      <Build desk={desk} />
      {explained?.misconception && <Misconception told={explained.misconception} />}
      {explained && <NextReasons report={explained} t={t} />}
      {explained?.whatIf && (
        <PlayOn plays={[{ segment: 0, draw: explained.whatIf }]} t={t} id={`${prefix}-play`} />
      )}
    </DeskForm>
  );
}
