import { useStore } from '@nanostores/preact';
import { format } from '../../i18n/format.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { $progress, lessonStanding } from '../../progress/index.ts';

interface Props {
  readonly t: Pick<Dictionary['progress'], 'lessonsDone' | 'tried' | 'fullMarks' | 'count'>;
  readonly lessons: readonly { readonly id: string; readonly exercises: readonly string[] }[];
}

/** Three sums: lessons done, exercises tried, exercises fully right. */
export function ProgressSums({ t, lessons }: Props) {
  const record = useStore($progress, { ssr: 'initial' });
  const exercises = [...new Set(lessons.flatMap((lesson) => lesson.exercises))];
  const tried = exercises.filter((id) => record.exercises[id] !== undefined).length;
  const full = exercises.filter((id) => record.exercises[id]?.best === 1).length;
  const done = lessons.filter((lesson) => lessonStanding(record, lesson.id, lesson.exercises).done).length;
  const sums: readonly (readonly [string, number, number])[] = [
    [t.lessonsDone, done, lessons.length],
    [t.tried, tried, exercises.length],
    [t.fullMarks, full, exercises.length],
  ];
  return (
    <dl class="progress-sums needs-script">
      {sums.map(([name, n, total]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{format(t.count, { n, total })}</dd>
        </div>
      ))}
    </dl>
  );
}
