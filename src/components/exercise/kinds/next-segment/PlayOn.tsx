import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { NextReport } from './report-shape.ts';
import type { NextViewWords } from './words.ts';

interface PlayOnProps {
  /** Draws the run; another one begins hidden. */
  readonly whatIf: NonNullable<NextReport['whatIf']>;
  readonly t: NextViewWords;
  /** Id of the element the run is drawn in. */
  readonly id: string;
}

/** The button that plays a wrong answer, and below it the run that follows. */
export function PlayOn({ whatIf, t, id }: PlayOnProps): JSX.Element {
  const [drawing, setDrawing] = useState<JSX.Element | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    setDrawing(null);
    setFailed(false);
  }, [whatIf]);
  const toggle = async () => {
    setFailed(false);
    if (drawing) return setDrawing(null);
    try {
      setDrawing(await whatIf());
    } catch (fault) {
      setFailed(true);
      window.reportError(fault);
    }
  };
  return (
    <div class="play-on needs-script">
      <div class="actions">
        <button type="button" aria-expanded={drawing !== null} aria-controls={id} onClick={toggle}>
          {drawing ? t.hide : t.show}
        </button>
      </div>
      {failed && <p role="alert">{t.loadFailed}</p>}
      <div id={id}>{drawing}</div>
    </div>
  );
}
