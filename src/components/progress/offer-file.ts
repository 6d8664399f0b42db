/** Hands a text to the learner as a file to save. */
export function offerFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser takes the address up after this task; a revoked one would save nothing.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Names a progress file after its day: `seqack-progress-2026-11-20.json`. */
export function fileName(at: number, what: 'progress' | 'set-aside' = 'progress'): string {
  return `seqack-${what}-${new Date(at).toISOString().slice(0, 10)}.json`;
}
