import type { JSX } from 'preact';
import type { Reason } from './sentences.ts';

/** Why one card has to come after others, step by step. A rule that several steps rest on is told once. */
export function Reasoned({ reasons }: { readonly reasons: readonly Reason[] }): JSX.Element {
  const told = new Set<string>();
  const isNew = (text: string) => !told.has(text) && told.add(text).has(text);
  return (
    <ul class="order-reasons">
      {reasons.map(({ claim, steps }) => (
        <li key={claim}>
          <p class="claim">{claim}</p>
          {steps.map(({ line, rule }) => (
            <p key={line}>
              {line}
              {rule && isNew(rule.text) && (
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
