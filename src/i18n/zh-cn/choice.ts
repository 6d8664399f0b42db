import type { choice as english } from '../en/choice.ts';

/** 选择题：问什么，以及对每个选项的说明。 */
export const choice: typeof english = {
  chooseOne: '单选。',
  chooseSeveral: '多选：选出所有正确的说法。',

  markRight: '选对了',
  markWrong: '选错了',
  markLeft: '错误',
  markEarlier: '错误（上次所选）',
  markMissed: '正确，但没有选',
  runs: '这些理由用以下 TCP 模型运行核对过：{runs}。',

  allRight: '回答正确。',
  oneWrong: '回答错误。',
  shownOne: '已给出答案和每个选项的理由，换一道同类题才计分。',
  shown: '已给出每个选项的对错和理由，换一道同类题才计分。',
  someRight: '共\u00a0{total}\u00a0个正确选项，选对\u00a0{right}\u00a0个，选错\u00a0{wrong}\u00a0个。',
  scoreRule: '选错一项，抵消选对一项的得分。',

  scoring: '第二次选对得一半。',
  told: '回答错误。正确选项已标出。',
  problemEmpty: '还没有选择。这不算一次作答。',
  problemTooMany: '本题只能选一项。这不算一次作答。',
  problemUnknown: '没有这个选项。这不算一次作答。',
};
