/** The interview questions: their list, and the page of each topic. */
export const questions = {
  pageTitle: 'Interview questions',
  pageSummary:
    'What interviewers ask about TCP connections. Say your answer aloud, then compare: the short answer, the whole of it, and what each point rests on.',
  topicTitle: 'Interview questions: {topic}',
  topicSummary:
    'Interview questions on {topic}, each with a short answer to say aloud, the whole answer and the exercises that prove it.',
  allTopics: 'All questions',
  level: 'Level',
  everyLevel: 'All',
  levels: { junior: 'Junior', middle: 'Middle', senior: 'Senior' },
  alsoAsked: 'Also asked:',
  short: 'Said aloud',
  full: 'The whole answer',
  points: 'What a full answer says',
  wrong: 'A common wrong answer',
  followUps: 'What comes next',
  lesson: 'Lesson:',
  exercises: 'Prove it:',
};
