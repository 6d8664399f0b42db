import type { search as english } from '../en/search.ts';

/** 搜索结果的文字；加载完成之前要用的在 shell 里。 */
export const search: typeof english = {
  keys: '按 Enter 打开第一条，按 ↓ ↑ 选择其他结果。',
  none: '没有找到与“{query}”相关的内容。',
  nearest: '你要找的是不是',
  elsewhere: '也可以看看',
  glossary: '术语表',
  questions: '面试题',
  one: '找到 1 条结果。',
  many: '找到 {count} 条结果。',
  some: '没有包含全部关键词的内容，以下 {count} 条包含其中一部分。',
  kinds: {
    lesson: '课程',
    term: '术语表',
    question: '面试题',
    exercise: '练习',
    page: '其他页面',
  },
  all: '显示全部 {count} 条',
};
