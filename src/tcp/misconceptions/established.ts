/** Misconceptions about resets, stray segments and retransmission in a connection that is open. */

import { answerReset } from '../connection/answers.ts';
import { isInReceiveWindow } from '../connection/receive-space.ts';
import { isSynchronized } from '../connection/state.ts';
import { closeNow } from '../connection/step-context.ts';
import { RST, SYN } from '../segment.ts';
import { misconception } from './definition.ts';

/** Misconceptions about resets, stray segments and retransmission in a connection that is open. */
export const ESTABLISHED = [
  misconception({
    id: 'any-rst-in-window-resets',
    changes: ['state', 'segments'],
    hooks: () => ({
      insteadOfStep(ctx, event) {
        if (event.kind !== 'segment' || (event.segment.flags & RST) === 0) return false;
        if (!isSynchronized(ctx.tcb.state) || ctx.tcb.state === 'TIME-WAIT') return false;
        if (!isInReceiveWindow(ctx.tcb, event.segment)) return false;
        ctx.tcb.error = 'ECONNRESET';
        closeNow(ctx, 'misconception/applied');
        return true;
      },
    }),
  }),
  misconception({
    id: 'syn-resets-established',
    changes: ['seq', 'ack', 'flags', 'state'],
    hooks: () => ({
      insteadOfStep(ctx, event) {
        if (event.kind !== 'segment' || ctx.tcb.state !== 'ESTABLISHED') return false;
        if ((event.segment.flags & (SYN | RST)) !== SYN) return false;
        answerReset(ctx, event.segment, 'misconception/applied');
        ctx.tcb.error = 'ECONNRESET';
        closeNow(ctx, 'misconception/applied');
        return true;
      },
    }),
  }),
  misconception({
    id: 'linux-has-no-loss-probe',
    changes: ['time'],
    profile: (truth) => (truth.name === 'linux' ? { tailLossProbe: false } : {}),
  }),
] as const;
