// What every answer of the site says, on every host. Each host's file is made from this, or held to it.

/** What SharedArrayBuffer, and so both engines, need. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/**
 * What a page about code never asks a browser for, nor lets a frame ask. Only names that Chromium knows:
 * it complains of others in the reader's console.
 */
const unused = (
  'accelerometer autoplay camera clipboard-read display-capture encrypted-media gamepad geolocation ' +
  'gyroscope hid idle-detection local-fonts magnetometer microphone midi payment picture-in-picture ' +
  'publickey-credentials-create publickey-credentials-get screen-wake-lock serial usb ' +
  'window-management xr-spatial-tracking'
).split(' ');

/**
 * All of them. The Content Security Policy proper stands in each page, which knows the hashes of its
 * scripts; only what a page cannot say of itself stands here.
 */
export const headers = {
  ...isolationHeaders,
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Permissions-Policy': unused.map((feature) => `${feature}=()`).join(', '),
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

/** For files whose name holds a hash of what is in them: they never change. */
export const foreverHeaders = { 'Cache-Control': 'public, max-age=31536000, immutable' } as const;

/** For the service worker: an update must be seen. */
export const neverHeaders = { 'Cache-Control': 'no-cache' } as const;
