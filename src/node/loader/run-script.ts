// How the browser is made to run a text: the one choice that differs between browsers.
import { unavailable } from '../errors/node-error.ts';
import type { RunScript } from './evaluate-script.ts';
import type { ScriptRequest } from '../wire/host.ts';
import { scriptBlob } from '../wire/script-blob.ts';
import { aliasScript } from '../stacks/script-registry.ts';

/** How a thread loads what it is to run. */
export interface ScriptDoor {
  readonly runScript: RunScript;
  /** Runs a script of the kernel's own, as `ProcessFacts.parts` has it, at once. */
  readonly loadScript: (part: string) => void;
  /** Imports a text as an ES module; undefined where that cannot be done. */
  readonly importText: ((text: string) => Promise<unknown>) | undefined;
}

// The browser's own: programs get others under these names.
const { createObjectURL, revokeObjectURL } = URL;

type ImportScripts = (url: string) => void;

/** With `blob:` URLs of the thread's own. */
export function ownDoor(importScripts: ImportScripts): ScriptDoor {
  return {
    runScript(text, sourceUrl) {
      const url = createObjectURL(scriptBlob(text));
      try {
        if (sourceUrl !== undefined) aliasScript(url, sourceUrl);
        importScripts(url);
      } finally {
        revokeObjectURL(url);
      }
    },
    loadScript: importScripts,
    async importText(text) {
      const url = createObjectURL(scriptBlob(text));
      try {
        return (await import(/* @vite-ignore */ url)) as unknown;
      } finally {
        revokeObjectURL(url);
      }
    },
  };
}

/** More letters than a `blob:` URL of an opaque origin has. */
const longestUrl = 127;

/**
 * With `blob:` URLs that the frame makes: in WebKit, see data-worker.ts. It imports no ES module from
 * any URL there. The other way, scripts from `data:` URLs, the page's policy would have to allow for
 * all of its scripts: a hole in the page could then be used to run a text of an attacker's.
 */
export function frameDoor(
  importScripts: ImportScripts,
  post: (request: ScriptRequest) => void,
): ScriptDoor {
  function urlOf(script: ScriptRequest['script']): string {
    if (typeof SharedArrayBuffer === 'undefined') {
      throw unavailable('code in an isolated page of WebKit without SharedArrayBuffer');
    }
    const bytes = (1 + longestUrl) * Int32Array.BYTES_PER_ELEMENT;
    const answer = new Int32Array(new SharedArrayBuffer(bytes));
    post({ kind: 'script', script, answer });
    Atomics.wait(answer, 0, 0);
    return String.fromCharCode(...answer.subarray(1, 1 + Atomics.load(answer, 0)));
  }
  return {
    runScript(text, sourceUrl) {
      const url = urlOf({ text });
      if (sourceUrl !== undefined) aliasScript(url, sourceUrl);
      importScripts(url);
    },
    loadScript(name) {
      importScripts(urlOf({ name }));
    },
    importText: undefined,
  };
}
