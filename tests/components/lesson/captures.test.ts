import { expect, it } from 'vitest';
import { captureName, capturesIn } from '../../../src/components/lesson/captures.ts';

it('captures of a lesson are found by what it says, code and comments apart', () => {
  const mdx = `<Capture scenario="close/four-way" /> and
<Capture
  as="wireshark" scenario='reset/linger-0' on="wire" profile="rfc9293" from={2}
/>
\`<Capture scenario="shown/inline" />\` {/* <Capture scenario="left/out" /> */}
<Run id="timers/third-ack-never" overrides='server: { tcp_synack_retries: 2 }' />
<Capture on="server" />
<Captures scenario="no/capture" />
<Capture recording="handshake_normal" as="wireshark" />`;
  expect(capturesIn(mdx).map(captureName)).toEqual([
    'close/four-way.client',
    'reset/linger-0.rfc9293.wire',
    'timers/third-ack-never.server-tcp_synack_retries-2.server',
  ]);
});
