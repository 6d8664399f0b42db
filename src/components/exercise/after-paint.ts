/**
 * Does a job once the frame that shows the latest change is painted, so that the learner sees the change sooner. When
 * the page is left or hidden before, the job is done at once, so that nothing is lost.
 */
export function afterPaint(job: () => void): void {
  const listening = new AbortController();
  const settle = () => {
    if (listening.signal.aborted) return;
    listening.abort();
    job();
  };
  const { signal } = listening;
  window.addEventListener('pagehide', settle, { signal });
  document.addEventListener('visibilitychange', settle, { signal });
  // A page that is hidden already has no frames.
  if (document.visibilityState === 'hidden') settle();
  else requestAnimationFrame(() => requestAnimationFrame(settle));
}
