/** Hands a text to the learner as a file to save. */
export function offerFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after this task, so it may not be revoked at once.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Names a progress file after its day: `seqack-progress-2026-11-20.json`. */
export function fileName(at: number, what: 'progress' | 'set-aside' = 'progress'): string {
  return `seqack-${what}-${new Date(at).toISOString().slice(0, 10)}.json`;
}
