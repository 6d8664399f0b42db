/** What the learner has done, where it is kept, and what stands in the way of keeping it. */
export const progress = {
  pageTitle: 'Your progress',
  pageSummary: 'What you have done so far, and how to save it, move it or forget it.',
  where:
    'Progress is kept in this browser, on this device. It is never sent anywhere. Save it to a file to keep a copy or to take it to another browser.',
  needsScript: 'Progress is kept and shown with JavaScript, which is off. Lessons can be read without it.',

  done: 'Done',
  begun: '{full} of {total} exercises right',
  exercises: '{total} exercises',
  exercisesOne: '1 exercise',

  markTitle: 'Progress in this lesson',
  markNone: 'No exercise of this lesson is fully right yet; it has {total}.',
  markSome: '{full} of {total} exercises are fully right. With the last one the lesson is marked as done.',
  markPlain: 'This lesson is not marked as done.',
  markDone: 'This lesson is done.',
  markDoneCount: 'This lesson is done. {full} of {total} exercises are fully right.',
  mark: 'Mark as done',
  unmark: 'Take the mark back',

  lessons: 'Lessons',
  tried: 'Exercises tried',
  fullMarks: 'Exercises fully right',
  lessonsDone: 'Lessons done',
  count: '{n} of {total}',

  exportTitle: 'Save to a file',
  exportText:
    'The file holds attempts, best results, finished lessons and answers typed but not yet checked.',
  export: 'Save progress to a file',
  importTitle: 'Load from a file',
  importText: 'Nothing is lost by loading: the better and the newer of both is kept.',
  import: 'Choose a file',
  imported: 'Loaded. The file held {exercises} exercises and {lessons} lessons.',
  importedInPart:
    'Loaded in part. {exercises} exercises and {lessons} lessons could be read; {invalid} entries could not and were left out.',
  importedHere:
    'The browser did not store it: it is there until you leave this page. Keep the file, reload the page and load it again.',
  importNotJson: 'Nothing was loaded: {file} is damaged or not a progress file.',
  importNotProgress: 'Nothing was loaded: {file} does not hold progress of this site.',
  importNewer:
    'Nothing was loaded: a newer version of this site wrote {file}. Reload this page and choose the file again.',
  importUnreadable: 'Nothing was loaded: the browser could not read {file}.',
  resetTitle: 'Start over',
  resetText: 'This forgets all progress in this browser. You can undo it until you leave this page.',
  reset: 'Forget all progress',
  resetDone: 'All progress is forgotten.',
  resetRefused: 'Nothing was forgotten: what is stored could not be changed. Reload the page and try again.',
  undo: 'Undo',
  undone: 'Your progress is back.',

  asideTitle: 'Set aside',
  asideText:
    'These texts were found where progress is kept but could not be read in full. What could be read is in your progress. The originals are here until you delete them; the newest three are kept.',
  asideItem: 'Found on {date}, {size} characters',
  asideDownload: 'Download',
  asideDelete: 'Delete',
  asideDeleted: 'Deleted.',

  unavailableTitle: 'Your progress will not be kept.',
  unavailableText:
    'This browser does not let the site store anything. Lessons and exercises work, but what you do is forgotten when you leave the page. To keep it, allow site data (cookies) for this site in the browser’s settings and reload.',
  fullTitle: 'Your latest progress is not stored.',
  fullText:
    'The browser’s storage for this site is full. Exercises work, but what you do now is forgotten when you leave the page. Save it to a file now, then clear this site’s data in the browser’s settings and load the file on the progress page.',
  corruptTitle: 'Part of your saved progress could not be read.',
  corruptText:
    'It was damaged, or something else wrote in its place. What could be read is kept. The original was set aside, not deleted; you can download it here or on the progress page.',
  newerTitle: 'A newer version of this site saved your progress.',
  newerText:
    'This page is older, most likely a copy the browser kept. It leaves the saved progress as it is and adds nothing to it. Reload to get the newer version.',
  download: 'Download what was set aside',
  reload: 'Reload',
  dismiss: 'Close this message',
  noticeLabel: 'About your progress',
};
