// A block's tools in English.

import type { ToolStrings } from './types.ts';

/** A line in a sentence, long ones shortened. */
const quoted = (line: string): string =>
  line === '' ? 'nothing' : `“${line.length > 60 ? `${line.slice(0, 60)}…` : line}”`;

export default {
  code: {
    files: 'Files',
    edit: 'Edit',
    share: 'Share',
    play: 'In playground',
    copy: 'Copy',
    reset: 'Reset',
    edited: 'edited',
    entry: 'Start',
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
  sharing: {
    ways: 'Ways to share',
    copyLink: 'Copy link',
    copyOwnLink: 'Link to the original',
    download: 'Download',
    openStackBlitz: 'Open in StackBlitz',
    linkCopied: 'Link copied. The whole program is in it; nothing was sent anywhere.',
    ownLinkCopied: 'Link copied. It leads to this example as it stands here.',
    linkInAddress: 'The link stands in the address bar: copy it from there.',
    tooLong: (length, longest) =>
      `Too long for a link: ${String(length)} characters, and it may have ${String(longest)}. Download it instead.`,
    fromLink: 'This code came by a link, not from this site. It runs only when you press Run.',
    leave: 'Back to the code of the page',
    damaged: 'The program in this link is damaged. Here is the code of the page.',
    elsewhere: 'The program in this link belongs to an example on another page.',
    openThere: 'Open it there',
    unknown: 'The program in this link belongs to an example that this site does not have.',
  },
  playground: {
    title: 'Playground',
    description: 'Write a program of your own, in as many files as it needs, and run it here.',
    block: 'Your program',
    nothingYet: 'Nothing has run yet.',
    choose: 'Start from',
    chooseOne: 'an example…',
    scratch: 'An empty file',
    programs: 'My programs',
    noPrograms: 'None yet. What you change here is kept in this browser.',
    programName: 'Name',
    noName: 'A program needs a name.',
    programTaken: 'There is a program of this name.',
    startOptions: 'How it is started',
    bring: 'Open',
    notBrought: 'This example did not load. Check the network, and try again.',
    brought: (title) => `This is “${title}”. Your other programs are kept.`,
    add: 'New file',
    rename: 'Rename',
    remove: 'Delete',
    fileName: 'File name',
    done: 'OK',
    cancel: 'Cancel',
    badName: 'A name has letters, digits, dots and dashes, as in worker.mjs or lib/pool.mjs.',
    nameTaken: 'There is a file of this name.',
    removed: (file) => `${file} is deleted.`,
    lastFile: 'A program has at least one file: this is the last.',
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
    kept: 'All that this example promises held.',
    differs: (at) =>
      `Line ${String(at.line)} is ${quoted(at.here)}, where ${quoted(at.recorded)} was recorded. What is not promised, an order or a time for instance, may differ in every run.`,
    broken: (at) =>
      at
        ? `Not what this example promises: line ${String(at.line)} is ${quoted(at.here)}, where ${quoted(at.recorded)} was recorded.`
        : 'Not what this example promises.',
  },
  promise: {
    title: 'What this example promises of every run (lines as regular expressions):',
    exact: 'Exactly these lines, in this order:',
    lines: 'One line for each of these, in any order:',
    order: (first, then) => `Every line “${first}” comes before every line “${then}”.`,
    between: (line, first, then) =>
      `A line “${line}” comes after a line “${first}” and before a line “${then}”.`,
    has: (line) => `There is a line “${line}”.`,
    lacks: (line) => `There is no line “${line}”.`,
    last: (line) => `The last line is “${line}”.`,
    exit: (code) => `The program exits with code ${String(code)}.`,
    differs: (runs) => `Of ${String(runs)} runs, not all print the same.`,
  },
  wayOut: {
    broken: 'StackBlitz may be the reason.',
    long: 'Far longer than recorded.',
    other: 'Another engine can run it, too.',
    run: 'Try the built-in engine',
  },
  hints: {
    'no-network': () =>
      'Programs reach no network here. Put the data into the program, or download it under Share and run it with Node on your own machine.',
    'cross-origin': () =>
      'A program in a browser reaches only servers that allow other sites to ask (CORS). Download it under Share to run it with Node on your own machine.',
    'no-package': (name) =>
      `“${name}” is a package from npm, and none is installed here: use what comes with Node, or download the program and run npm install ${name}.`,
    'no-file': (name) =>
      `This program has no file “${name}”. A path begins with ./ and has its ending, as in ./worker.mjs.`,
    'require-in-module': () =>
      "A file that ends in .mjs is a module, and has no require: write import fs from 'node:fs', or let its name end in .cjs.",
    'python-print': () => 'What is print() in Python is console.log() in JavaScript.',
    'python-def': () =>
      'def belongs to Python. In JavaScript: function name() { … }, or async function name() { … }.',
    'python-elif': () =>
      'elif belongs to Python. In JavaScript: if (…) { … } else if (…) { … } else { … }.',
    'python-constant': (name) =>
      `${name} belongs to Python. In JavaScript: ${name === 'None' ? 'null (or undefined)' : name.toLowerCase()}.`,
    'python-import': () =>
      "This import is Python's. In JavaScript: import { readFile } from 'node:fs/promises'.",
  },
} satisfies ToolStrings;
