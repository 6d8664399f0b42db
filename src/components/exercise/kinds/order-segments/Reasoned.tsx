import type { JSX } from 'preact';
import type { Reason } from './sentences.ts';

/** Why one card has to come before another, step by step. */
export function Reasoned({ reasons }: { readonly reasons: readonly Reason[] }): JSX.Element {
  return (
    <ul class="order-reasons">
      {reasons.map(({ claim, steps }) => (
        <li key={claim}>
          <p class="claim">{claim}</p>
          {steps.map(({ line, rule }) => (
            <p key={line}>
              {line}
              {rule && (
                <span class="rule">
                  {' '}
                  {rule.text} <cite>{rule.source}</cite>
                </span>
              )}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
