/** A refusal of the server in its own words. */
export class Problem extends Error {
  /** @param {{ status: number, detail: string }} problem */
  constructor({ status, detail }) {
    super(detail);
    this.status = status;
  }
}

/**
 * Calls the server and gives the body of its answer; throws Problem with the reason otherwise.
 * @param {string} path
 * @param {{ method?: string, body?: unknown }} [options]
 */
export async function call(path, { method = 'GET', body } = {}) {
  const response = await fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Problem(answer);
  return answer;
}
