/** Misconceptions about resets, stray segments and retransmission in a connection that is open. */

import { isSynchronized } from '../connection/state.ts';
import { closeNow } from '../connection/step-context.ts';
import { RST, SYN } from '../segment.ts';
import { answerReset } from '../segment-arrives/answers.ts';
import { isAcceptable } from '../segment-arrives/synchronized.ts';
import { mutant } from './mutant.ts';

/** Misconceptions about resets, stray segments and retransmission in a connection that is open. */
export const ANSWERING = [
  mutant({
    id: 'any-rst-in-window-resets',
    claims: ['state', 'segments'],
    believe: () => ({
      instead(ctx, event) {
        if (event.kind !== 'segment' || (event.segment.flags & RST) === 0) return false;
        if (!isSynchronized(ctx.tcb.state) || ctx.tcb.state === 'TIME-WAIT') return false;
        if (!isAcceptable(ctx, event.segment)) return false;
        ctx.tcb.error = 'ECONNRESET';
        closeNow(ctx, 'belief/held');
        return true;
      },
    }),
  }),
  mutant({
    id: 'syn-resets-established',
    claims: ['seq', 'ack', 'flags', 'state'],
    believe: () => ({
      instead(ctx, event) {
        if (event.kind !== 'segment' || ctx.tcb.state !== 'ESTABLISHED') return false;
        if ((event.segment.flags & (SYN | RST)) !== SYN) return false;
        answerReset(ctx, event.segment, 'belief/held');
        ctx.tcb.error = 'ECONNRESET';
        closeNow(ctx, 'belief/held');
        return true;
      },
    }),
  }),
  mutant({
    id: 'linux-has-no-loss-probe',
    claims: ['time'],
    profile: (truth) => (truth.name === 'linux' ? { tailLossProbe: false } : {}),
  }),
] as const;
