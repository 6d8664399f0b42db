/** The chapters of the course in their order: what lessons, interview questions and corrections are sorted by. */
export const COURSE_CHAPTERS = [
  'ground',
  'handshake',
  'handshake-fails',
  'close',
  'close-fails',
  'waiting',
  'machine',
  'work',
] as const;

/** Names a chapter of the course. */
export type CourseChapter = (typeof COURSE_CHAPTERS)[number];
