// Says the site's headers for a host that cannot. An answer that has them already stays as it is.

import { headers, isolationHeaders } from '../deploy/headers.ts';

/** The answer with every header that it lacks, if it lacks those that isolate. */
export function withHeaders(response: Response): Response {
  const isIsolated = Object.keys(isolationHeaders).every((name) => response.headers.has(name));
  // A redirect must reach the browser untouched.
  if (isIsolated || response.status === 0 || response.type === 'opaqueredirect') return response;
  const all = new Headers(response.headers);
  for (const [name, value] of Object.entries(headers)) {
    if (!all.has(name)) all.set(name, value);
  }
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers: all });
}
