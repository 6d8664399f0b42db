import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { anchor } from '../../address.ts';
import { DeskForm } from '../../DeskForm.tsx';
import { Told } from '../../Told.tsx';
import { useDesk } from '../../use-desk.ts';
import { Compared } from './Compared.tsx';
import { EXPLAIN, type ExplainTask, PARTS } from './kind.ts';

/** A text of the learner's own, then the model answer beside it and a rubric they tick themselves. */
export function Explain(task: ExplainTask): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const work = useDesk(task, EXPLAIN, form);
  const { t } = task.page;
  const { report, sheet } = work;
  const { text = '', ticked } = sheet.typed;
  const answer = report?.model ?? null;
  const prefix = anchor(task.id);
  const told = `${prefix}-told`;
  return (
    <DeskForm
      task={task}
      work={work}
      form={form}
      kind="explain"
      check={answer ? (text === '' ? null : t.keep) : t.compare}
      again={answer ? t.change : undefined}
      done={answer !== null}
      prose
    >
      <label class="written">
        <span class="label">{t.yourAnswer}</span>
        <textarea
          rows={7}
          data-cell={PARTS.text}
          value={work.phase === 'waiting' ? undefined : text}
          readOnly={answer !== null}
          aria-describedby={`${prefix}-how${report?.problem ? ` ${told}` : ''}`}
          aria-invalid={report?.problem ? true : undefined}
          onInput={(event) => work.type(PARTS.text, event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
          }}
        />
      </label>
      <p class="numbers" id={`${prefix}-how`}>
        {t.writeFirst} <span class="needs-script">{t.kept}</span>
      </p>
      {report?.problem && <Told mark="unread" word={report.problem} id={told} />}
      {answer && (
        <Compared
          answer={answer}
          prefix={prefix}
          ticked={ticked}
          judged={text !== ''}
          t={t}
          tick={(points) => work.type(PARTS.ticked, points)}
        />
      )}
    </DeskForm>
  );
}
