/** Misconceptions about resets, stray segments and retransmission in a connection that is open. */
import { closeNow } from '../connection/draft.ts';
import { isSynchronized } from '../connection/state.ts';
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
      instead(d, event) {
        if (event.kind !== 'segment' || (event.segment.flags & RST) === 0) return false;
        if (!isSynchronized(d.c.state) || d.c.state === 'TIME-WAIT') return false;
        if (!isAcceptable(d, event.segment)) return false;
        d.c.error = 'ECONNRESET';
        closeNow(d, 'belief/held');
        return true;
      },
    }),
  }),
  mutant({
    id: 'syn-resets-established',
    claims: ['seq', 'ack', 'flags', 'state'],
    believe: () => ({
      instead(d, event) {
        if (event.kind !== 'segment' || d.c.state !== 'ESTABLISHED') return false;
        if ((event.segment.flags & (SYN | RST)) !== SYN) return false;
        answerReset(d, event.segment, 'belief/held');
        d.c.error = 'ECONNRESET';
        closeNow(d, 'belief/held');
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
