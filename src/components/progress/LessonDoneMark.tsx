import { useStore } from '@nanostores/preact';
import { format } from '../../i18n/format.ts';
import type { Dictionary } from '../../i18n/index.ts';
import {
  $progress,
  completeLesson,
  type LessonStanding,
  lessonStanding,
  uncompleteLesson,
} from '../../progress/index.ts';
import { useReady } from './use-ready.ts';

type Sentences = Pick<
  Dictionary['progress'],
  'done' | 'mark' | 'unmark' | 'markDone' | 'markDoneCount' | 'markNone' | 'markPlain' | 'markSome'
>;

interface Props {
  readonly t: Sentences;
  readonly lessonId: string;
  readonly exercises: readonly string[];
}

/** Says how far the lesson is done, and lets the learner mark it as done or take the mark back. */
export function LessonDoneMark({ t, lessonId, exercises }: Props) {
  const standing = lessonStanding(useStore($progress, { ssr: 'initial' }), lessonId, exercises);
  const ready = useReady();
  const toggle = (): void => {
    const change = { lessonId, at: Date.now() };
    if (standing.done) uncompleteLesson(change);
    else completeLesson(change);
  };
  return (
    <div class="lesson-mark needs-script" data-standing={standing.done ? 'done' : 'open'}>
      <svg class="tick-mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" />
        <path d="M4.8 8.4 7.1 10.7 11.3 5.6" />
      </svg>
      <p role="status">{sentence(t, standing)}</p>
      <button type="button" disabled={!ready} onClick={toggle}>
        {standing.done ? t.unmark : t.mark}
      </button>
    </div>
  );
}

function sentence(t: Sentences, { done, full, total }: LessonStanding): string {
  if (done) return full > 0 ? format(t.markDoneCount, { full, total }) : t.markDone;
  if (total === 0) return t.markPlain;
  return format(full === 0 ? t.markNone : t.markSome, { full, total });
}
