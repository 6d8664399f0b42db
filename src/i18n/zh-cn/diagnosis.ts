import type { diagnosis as english } from '../en/diagnosis.ts';

/** 答案符合某种常见误解时的说明；误解本身的文字见 misconceptions.ts。 */
export const diagnosis: typeof english = {
  heading: '一种常见的误解',
  named: '这符合一种常见的误解：“{name}”。',
  failsHere: '按这种想法工作的 TCP，最先在 #{n} 出错：{how}',
  failsBefore: '按这种想法工作的 TCP 走不到这一步，在更早的 #{n} 就会出错：{how}',
  failsElsewhere: '按这种想法工作的 TCP，出错的报文段在正确的运行中并不存在：{how}',
  refused: '{host}拒绝接收。',
  answered: '{host}以 RST 或纠正性的 ACK 回应。',
  sentAgain: '{host}等不到有效的确认，只得重传。',
  ownRefused: '它本身没有错，但按这种想法工作的{host}会拒绝接收。',
  ownAnswered: '它本身没有错，但按这种想法工作的{host}会以 RST 或纠正性的 ACK 回应。',
  ownSentAgain: '按这种想法工作的{host}始终认为它没有得到确认，于是重传。',
  unnoticed: '在这次运行中，没有哪个报文段会暴露问题：对端正确的 TCP 察觉不到。',
  here: '按上述误解工作的 TCP，最先在这里出错。',
  client: '客户端',
  server: '服务端',
};
