import type { output as english } from '../en/output.ts';

/** 各种命令对一次运行的输出：套接字列表。 */
export const output: typeof english = {
  atTime: 't = {time}',
  justSent: 't = {time}，#{n} 刚刚发出',
  justArrived: 't = {time}，#{n} 刚刚到达',

  noSockets: '没有 TCP 套接字。',
  queues: '队列数字的含义',
};
