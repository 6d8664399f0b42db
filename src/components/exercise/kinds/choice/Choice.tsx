import type { JSX } from 'preact';
import { CHOSEN } from '../../../../exercises/kinds/choice/question.ts';
import { namesIn, withName } from '../../../../exercises/names-in.ts';
import { Unbroken } from '../../../shell/Unbroken.tsx';
import type { KindView, ViewProps } from '../../kind-view.ts';
import type { Picked } from '../../words.ts';
import { OptionVerdict } from './OptionVerdict.tsx';
import type { ChoiceReport, DrawnChoice, DrawnOption, WORDS } from './report.tsx';

type Props = ViewProps<DrawnChoice, ChoiceReport, Picked<typeof WORDS>>;

/** What a page loads for choices. A verdict is about all options together: another choice ends it. */
export const view: KindView<DrawnChoice, ChoiceReport, Picked<typeof WORDS>> = {
  View: Choice,
  first: ({ options }) => options[0]?.id ?? null,
  remaining: () => null,
  // Where several are right, a wrong one costs no more than a part of the score.
  hints: ({ options, several }) => (several ? 2 : 1) * (options.length - 1),
  form: ({ question, t }) => (question.several ? { scoring: t.scoreRule } : {}),
  report: () => import('./report.tsx'),
};

/** Options of which one or several are chosen; after a check each has its reason below it. */
function Choice({ question, typed, report, ready, prefix, t, type }: Props): JSX.Element {
  const { options, several } = question;
  const chosen = namesIn(typed[CHOSEN]);
  const ids = options.map(({ id }) => id);
  const choose = (id: string, there: boolean) =>
    type(CHOSEN, several ? withName(typed[CHOSEN], id, there, ids) : id);
  const Option = ({ id, text }: DrawnOption) => {
    const own = report?.options[id];
    const verdictId = `${prefix}-${id}`;
    return (
      <li key={id} data-mark={own?.mark}>
        <label>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={prefix}
            value={id}
            data-cell={CHOSEN}
            data-part={id}
            checked={ready ? chosen.includes(id) : undefined}
            aria-describedby={own && verdictId}
            onChange={(event) => choose(id, event.currentTarget.checked)}
          />
          <span>
            <Unbroken text={text} />
          </span>
        </label>
        {own && <OptionVerdict id={verdictId} report={own} />}
      </li>
    );
  };
  return (
    <fieldset>
      <legend>{several ? t.chooseSeveral : t.chooseOne}</legend>
      <ul class="options">{options.map((option) => Option(option))}</ul>
      {report?.runs}
    </fieldset>
  );
}
