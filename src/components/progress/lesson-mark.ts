import { completeLesson, uncompleteLesson } from '../../progress/later.ts';

/**
 * Lets the button at a lesson's end mark the lesson, or take the mark back, as the button says. The server renders it
 * disabled, so that a press that comes before this is not lost without a word.
 */
export function startLessonMarks(root: ParentNode = document): void {
  for (const mark of root.querySelectorAll<HTMLElement>('[data-lesson-mark]')) {
    const button = mark.querySelector('button');
    if (button === null) continue;
    button.addEventListener('click', () => {
      const change = { lessonId: mark.dataset['lessonMark'] ?? '', at: Date.now() };
      if (mark.dataset['standing'] === 'done') uncompleteLesson(change);
      else completeLesson(change);
    });
    button.disabled = false;
  }
}
