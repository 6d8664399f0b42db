import type { questions as english } from '../en/questions.ts';

/** 面试题：题目列表与各主题的页面。 */
export const questions: typeof english = {
  pageTitle: 'TCP 面试题',
  pageSummary:
    '面试官关于 TCP 连接会问的问题。先把自己的答案说出来，再对照：口述的简答、完整的回答，以及每个要点的依据。',
  topicTitle: '面试题：{topic}',
  topicSummary: '关于“{topic}”的面试题：每题有可以口述的简答、完整的回答，以及可以检验自己的练习。',
  allTopics: '全部面试题',
  level: '难度',
  everyLevel: '全部',
  levels: { junior: '初级', middle: '中级', senior: '高级' },
  alsoAsked: '也会这样问：',
  short: '口述简答',
  full: '完整回答',
  points: '完整的回答要说到',
  wrong: '常见的错误回答',
  followUps: '接下来会问',
  lesson: '课程：',
  exercises: '用练习检验：',
};
