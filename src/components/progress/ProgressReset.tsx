import { useRef, useState } from 'preact/hooks';
import type { Dictionary } from '../../i18n/index.ts';
import { resetProgress } from '../../progress/index.ts';
import { useReady } from './use-ready.ts';

interface Props {
  readonly t: Dictionary['progress'];
}

/** Forgets everything at once, and brings it back on the next press of the same button. */
export function ProgressReset({ t }: Props) {
  const undo = useRef<(() => void) | null>(null);
  const [stage, setStage] = useState<'before' | 'forgotten' | 'back'>('before');
  const ready = useReady();
  const press = (): void => {
    if (undo.current === null) {
      undo.current = resetProgress();
      setStage('forgotten');
    } else {
      undo.current();
      undo.current = null;
      setStage('back');
    }
  };
  const said = { before: '', forgotten: t.resetDone, back: t.undone } satisfies Record<typeof stage, string>;
  return (
    <section aria-labelledby="reset">
      <h2 id="reset">{t.resetTitle}</h2>
      <p>{t.resetText}</p>
      <button type="button" disabled={!ready} onClick={press}>
        {stage === 'forgotten' ? t.undo : t.reset}
      </button>
      <p class="outcome" role="status">
        {said[stage]}
      </p>
    </section>
  );
}
