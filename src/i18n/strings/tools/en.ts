// A block's tools in English.

import type { ToolStrings } from './types.ts';

/** A line in a sentence, long ones shortened. */
const quoted = (line: string): string =>
  line === '' ? 'nothing' : `“${line.length > 60 ? `${line.slice(0, 60)}…` : line}”`;

export default {
  code: {
    files: 'Files',
    edit: 'Edit',
    copy: 'Copy',
    reset: 'Reset',
    edited: 'edited',
    args: 'Arguments',
    env: 'Environment',
  },
  editor: {
    label: (file) => `Edit ${file}`,
    phrases: {},
    resetAsks: 'Throw your changes away?',
    resetNow: 'Throw away',
    keep: 'Keep them',
    wasReset: 'The code is as it came.',
    undo: 'Undo',
  },
  input: {
    label: 'Input',
    send: 'Send',
    end: 'End of input',
    ended: 'Input has ended',
  },
  output: {
    sources: 'Show the lines of',
    times: 'Times',
    copy: 'Copy output',
    download: 'Download output',
    cut: (characters) => `… and ${String(characters)} more characters`,
    copied: 'Copied.',
    notCopied: 'The browser did not allow copying.',
  },
  verdict: {
    same: 'The same lines, in the same order, as recorded.',
    kept: (at) =>
      at
        ? `As promised, in its own way: line ${String(at.line)} is ${quoted(at.here)}, recorded was ${quoted(at.recorded)}. Threads take turns anew in every run.`
        : 'As promised.',
    broken: (at) =>
      at
        ? `Not what this example promises: line ${String(at.line)} is ${quoted(at.here)}, recorded was ${quoted(at.recorded)}.`
        : 'Not what this example promises.',
  },
} satisfies ToolStrings;
