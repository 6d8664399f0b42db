import type { explain as english } from '../en/explain.ts';

/** 问答题：写出答案，再自己评分。 */
export const explain: typeof english = {
  yourAnswer: '你的回答',
  writeFirst: '先像面试时那样写出你的回答，再对照参考答案。',
  compare: '对照参考答案',
  modelAnswer: '参考答案',
  rubric: '完整的回答应包含',
  tickWhatYouSaid: '先对照两份回答，再在下面逐点给自己评分。',
  tick: '勾选你的回答里说到的要点',
  weight: '分值加倍',
  score: '{total} 个要点说到了 {ticked} 个，其余的下次补上。',
  scoreWeighed:
    '{total} 个要点说到了 {ticked} 个（满分\u00a0{all}\u00a0分，得\u00a0{own}\u00a0分），其余的下次补上。',
  makes: '这 {total} 个要点，你的回答说到了 {ticked} 个',
  missing: '没说到',
  scoreAll: '{total} 个要点都说到了。',
  runs: '这些要点用以下 TCP 模型运行核对过：{runs}。',
  kept: '内容保存在这个浏览器里。',
  keep: '记下得分 · {own}/{all}',
  shown: '参考答案如下。自己写一遍才计分。',
  change: '修改回答',
  write: '自己写一遍',

  points: '共 {n} 个要点，其中 {double} 个分值加倍。',
  scoring: '由你自评，提示过的要点不计分。',
  problemEmpty: '请先写点内容。',
  problemLong: '内容太长，无法保存，最多 {n} 个字符。',
  problemUnknown: '无法识别这个回答。',
};
