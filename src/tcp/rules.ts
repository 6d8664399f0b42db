/**
 * Every rule the model can give as a reason, with where it stands.
 * The sentences a learner reads are in src/i18n, one per rule and language.
 */
export const RULES = {
  'open/active': { source: 'RFC 9293 3.10.1' },
} as const satisfies Record<string, Rule>;

/** Where a rule stands: a section of an RFC, or a Linux parameter. */
export interface Rule {
  readonly source: string;
}

/** Names a rule. */
export type RuleId = keyof typeof RULES;
