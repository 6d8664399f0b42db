import type { compare as english } from '../en/compare.ts';

/** 两次运行并排，以及它们的差别。 */
export const compare: typeof english = {
  differences: '差别',
  none: '图中所示的部分，两次运行没有差别。',
  missing: '–',
  stays: '{host}处于 {state}',
  stillIn: '直到运行结束',
  call: '{host}调用 {call}',
  returns: '{time}后返回 {result}',
  blocks: '没有返回',
  setting: '参数集 {profile}，单向时延 {delay}',
  delay: '单向时延 {delay}',
  profile: '参数集 {profile}',
  drawing: '{run}。时序图：{segments}',
};
