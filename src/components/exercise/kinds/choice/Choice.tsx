import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { anchor } from '../../address.ts';
import { DeskForm } from '../../DeskForm.tsx';
import { namesIn, withName } from '../../list.ts';
import { useDesk } from '../../use-desk.ts';
import { CHOICE, CHOSEN, type ChoiceTask, type DrawnOption } from './kind.ts';
import { Verdict } from './Verdict.tsx';

/** Options of which one or several are chosen; after a check each has its reason below it. */
export function Choice(task: ChoiceTask): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const work = useDesk(task, CHOICE, form);
  const { t } = task.page;
  const { options, several } = work.question;
  const typed = work.sheet.typed[CHOSEN];
  const chosen = namesIn(typed);
  const prefix = anchor(task.id);
  const ids = options.map(({ id }) => id);
  const choose = (id: string, there: boolean) =>
    work.type(CHOSEN, several ? withName(typed, id, there, ids) : id);
  const Option = ({ id, text }: DrawnOption) => {
    const report = work.report?.options[id];
    const told = `${prefix}-${id}`;
    return (
      <li key={id} data-mark={report?.mark}>
        <label>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={prefix}
            value={id}
            data-cell={CHOSEN}
            data-part={id}
            checked={work.phase === 'waiting' ? undefined : chosen.includes(id)}
            aria-describedby={report && told}
            onChange={(event) => choose(id, event.currentTarget.checked)}
          />
          <span>{text}</span>
        </label>
        {report && <Verdict id={told} report={report} />}
      </li>
    );
  };
  return (
    <DeskForm task={task} work={work} form={form} kind="choice">
      <fieldset>
        <legend>{several ? `${t.chooseSeveral} ${t.scoreRule}` : t.chooseOne}</legend>
        <ul class="options">{options.map((option) => Option(option))}</ul>
      </fieldset>
    </DeskForm>
  );
}
