// `fetch` where no request leads anywhere: it refuses as Node's does, and says why.
import { invalidUrl, unavailable } from '../errors/node-error.ts';

/** Rejects with Node's errors; the cause says what stands in the way. */
export function fetch(
  input: RequestInfo | URL,
  ...[init]: [init?: RequestInit]
): Promise<Response> {
  return new Promise((resolve) => {
    resolve(answerTo(requestOf(input, init)));
  });
}

function answerTo({ url, signal }: Request): Response {
  signal.throwIfAborted();
  const { protocol, host } = new URL(url);
  if (protocol === 'data:') return dataResponse(url);
  throw new TypeError('fetch failed', { cause: refusalOf(protocol, host) });
}

function requestOf(input: RequestInfo | URL, init?: RequestInit): Request {
  // As for the browser, which would take it for a path beside its own page.
  if (!(input instanceof Request) && !URL.canParse(String(input))) {
    const text = String(input);
    throw new TypeError(`Failed to parse URL from ${text}`, { cause: invalidUrl(text) });
  }
  try {
    return new Request(input, init);
  } catch (error) {
    const { message } = error as TypeError;
    throw new TypeError(message.replace(/^Failed to .*?: /u, ''));
  }
}

function refusalOf(protocol: string, host: string): Error {
  switch (protocol) {
    case 'http:':
    case 'https:':
      return unavailable(`a request to ${host}: the network`);
    case 'about:':
      return new Error('about scheme is not supported');
    case 'file:':
      return new Error('not implemented... yet...');
    default:
      return new Error('unknown scheme');
  }
}

/** What a `data:` URL holds. The policy of the page lets no request out, not even one that goes nowhere. */
function dataResponse(url: string): Response {
  const [whole, type, isBase64, written] = /^data:([^,]*?)(;\s*base64)?,([^#]*)/isu.exec(url) ?? [];
  if (written === undefined)
    throw new TypeError('fetch failed', { cause: new Error('invalid data URL') });
  const letters = written.replaceAll(/%([\da-f]{2})/giu, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );
  const bytes = Uint8Array.from(isBase64 ? atob(letters) : letters, (one) => one.charCodeAt(0));
  const headers = { 'content-type': type || 'text/plain;charset=US-ASCII' };
  return Object.defineProperty(new Response(bytes, { headers }), 'url', { value: whole });
}
