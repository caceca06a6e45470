// How the browser is made to run a text: the one choice that differs between browsers.
import type { RunScript } from './modules/evaluate-script.ts';
import { aliasScript } from './scripts.ts';

/**
 * A `blob:` URL, which Chromium and Firefox load in the sandboxed frame. WebKit loads only `data:`
 * there, which the page's policy would have to allow for all of its scripts: it does not, so that a
 * hole in the page cannot be used to run a text of an attacker's as a `data:` script.
 */
function withUrl<T>(
  text: string,
  use: (url: string) => T,
): { readonly url: string; readonly used: T } {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  try {
    return { url, used: use(url) };
  } catch (error) {
    URL.revokeObjectURL(url);
    throw error;
  }
}

/** Runs classic scripts, at once. */
export function createRunScript(importScripts: (url: string) => void): RunScript {
  return (text, name) => {
    const { url } = withUrl(text, (each) => {
      if (name !== undefined) aliasScript(each, name);
      importScripts(each);
    });
    URL.revokeObjectURL(url);
  };
}

/** Imports a text as an ES module. */
export async function importText(text: string): Promise<unknown> {
  const { url, used } = withUrl(
    text,
    (each) => import(/* @vite-ignore */ each) as Promise<unknown>,
  );
  try {
    return await used;
  } finally {
    URL.revokeObjectURL(url);
  }
}
