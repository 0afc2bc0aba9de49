/** One request to a served office, as the bearer of a demonstration's token or with a session's cookie. */
export interface ApiCall {
  as?: string;
  cookie?: string;
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Calls the interface of the office at this address; the answer's body is read as JSON. */
export async function callApi(url: string, path: string, call: ApiCall = {}) {
  const { as, cookie, body, method } = call;
  const response = await fetch(`${url}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      'content-type': 'application/json',
      ...(as && { authorization: `Bearer demo-${as}` }),
      ...(cookie && { cookie }),
      ...call.headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return {
    status: response.status,
    headers: response.headers,
    cookie: (response.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '',
    body: JSON.parse(await response.text()),
  };
}
