import type { incident as english } from '../en/incident.ts';

/** 题型“排查故障”：分三步的故障案例，以及对每一步的评语。 */
export const incident: typeof english = {
  evidence: '现场证据',
  stepCause: '1. 根据这些证据，原因只能是哪一个？',
  stepProof: '2. 在证据里标出能证明它的一行。',
  stepProofs: '2. 在证据里标出 {n} 行，合起来能证明它。',
  stepFix: '3. 选一种修复办法，改好之后把整个过程重新运行一遍。',
  marked: '已标出 {n} 行。',
  checkProof: '检查证据',
  runFix: '改好再运行一遍',
  prints: '没有输出。',

  right: '正确',
  wrong: '不对',
  lineRight: '能证明',
  lineWrong: '不能证明',
  lineAlone: '与它相符，但单凭这一行证明不了',
  lineShown: '能证明',
  contradicted: '与这一行矛盾：',
  helps: '故障消失了。',
  stays: '故障依旧。',
  after: '改好之后的同一过程',
  others: '同样有效：{names}',

  scoring: '原因、证据、修复各占三分之一，第二次选对得一半。',
  causeRight: '正确。第 2 步：用证据证明它。',
  causeWrong: '不是这个原因。与它矛盾的证据写在选项下面。',
  proofRight: '正确。第 3 步：选一种修复办法。',
  proofWrong: '还不足以证明。每一行的评语写在该行下面。',
  proofPart: '标出的都对，但还不完整。',
  fixWrong: '改好后重新运行了一遍，故障依旧。',
  allRight: '原因、证据和修复都正确。改好之后各命令的输出见下。',
  shown: '已给出原因、证据和一种修复办法，换一道同类题才计分。',

  problemCause: '还没有选原因。这不算一次作答。',
  problemProof: '还没有标出任何一行。这不算一次作答。',
  problemUnknown: '没有这个选项。这不算一次作答。',

  cause: '原因',
  proof: '证据',
  fix: '修复',
  look: '证据在{host}上 {command} 的输出里。',
  mark: '标出这一行：{line}',
  client: '客户端',
  server: '服务端',
};
