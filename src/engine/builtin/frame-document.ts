// The document of the sandboxed frame, and the hash by which the site's policy allows its one script.

/**
 * The frame's only inline script: it takes one message from the page and runs the script in it. It is
 * a constant, because the Content Security Policies of the site and of the frame name its hash.
 */
export const bootstrap = `addEventListener('message', (event) => {
  if (event.source !== parent) return;
  globalThis.interleave = { port: event.ports[0], thread: event.data.thread };
  const script = document.createElement('script');
  script.src = URL.createObjectURL(new Blob([event.data.host], { type: 'text/javascript' }));
  document.head.append(script);
}, { once: true });`;

/** For `script-src`, in quotes. A unit test holds it to {@link bootstrap}. */
export const bootstrapHash = 'sha256-Kx3OySZGt1wAJkHcqDbPEKIh8tMTzsvMgK7Nexjfj0E=';

/**
 * What the frame may do: run that script and what it makes itself. No network, no images, nothing of
 * the site's. The page's own policy comes on top of it.
 */
const policy = [
  "default-src 'none'",
  "connect-src 'none'",
  `script-src blob: '${bootstrapHash}'`,
  'worker-src blob: data:',
].join('; ');

/**
 * For the frame's `srcdoc`. The frame within it is a sign of life: a page sees how many frames its own
 * have, and a browser that loses a frame's process loses those within with it.
 */
export const frameDocument = `<!doctype html><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${policy}"><title>Interleave</title><script>${bootstrap}</script><iframe hidden></iframe>`;
