import { describe, expect, it } from 'vitest';
import { blankDraft, decodeDraft, encodeDraft } from '../../../src/components/exercise/saved-draft.ts';

describe('a saved draft', () => {
  it('comes back with every character that was typed', () => {
    const draft = { ...blankDraft(7), typed: { text: 'TIME-WAIT '.repeat(5000) } };
    const saved = { draft, previous: null, helped: [] };
    expect(decodeDraft(7, JSON.parse(JSON.stringify(encodeDraft(saved))))).toEqual(saved);
  });
});
