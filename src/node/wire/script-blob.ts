// A text as something that the browser can run.

/** A classic script or a module, for a `blob:` URL. */
export function scriptBlob(text: string): Blob {
  return new Blob([text], { type: 'text/javascript' });
}
