// A block's tools in English.

import type { ToolStrings } from './types.ts';

/** A line in a sentence, long ones shortened. */
const quoted = (line: string): string =>
  line === '' ? 'nothing' : `“${line.length > 60 ? `${line.slice(0, 60)}…` : line}”`;

const inRun = (run: number, seed: number | undefined): string =>
  seed === undefined
    ? ` of run ${String(run)}`
    : ` of run ${String(run)}, shaken with seed ${String(seed)}`;

export default {
  code: {
    files: 'Files',
    edit: 'Edit',
    share: 'Share',
    present: 'Present',
    play: 'In playground',
    copy: 'Copy',
    reset: 'Reset',
    edited: 'edited',
    entry: 'Entry file',
    args: 'Arguments',
    env: 'Environment',
  },
  editor: {
    label: (file) => `Edit ${file}`,
    phrases: {},
    resetAsks: 'Discard your changes?',
    resetNow: 'Discard',
    keep: 'Keep',
    wasReset: 'Changes discarded.',
    undo: 'Undo',
  },
  input: {
    label: 'Input',
    send: 'Send',
    end: 'End input',
    ended: 'Input ended',
  },
  sharing: {
    ways: 'Ways to share',
    copyLink: 'Copy link',
    copyOwnLink: 'Copy original link',
    copyPresentLink: 'Copy presenting link',
    download: 'Download',
    openStackBlitz: 'Open in StackBlitz',
    linkCopied: 'Link copied. It contains the whole program; nothing was uploaded.',
    ownLinkCopied: 'Link copied. It opens this example.',
    presentLinkCopied: 'Link copied. It opens this block alone, filling the window.',
    linkInAddress: 'The link is in the address bar. Copy it from there.',
    tooLong: (length, longest) =>
      `Too long for a link: ${String(length)} characters, and the limit is ${String(longest)}. Download it instead.`,
    fromLink: 'This code comes from a link, not from this site. It runs only when you press Run.',
    leave: 'Back to the code on this page',
    damaged: 'The program in this link is damaged. This is the code of the page instead.',
    elsewhere: 'The program in this link belongs to an example on another page.',
    openThere: 'Open it there',
    unknown: 'The program in this link belongs to an example that is not on this site.',
  },
  present: { smaller: 'Smaller type', larger: 'Larger type', end: 'Stop presenting' },
  playground: {
    title: 'Playground',
    description: 'Write a program of your own, in as many files as it needs, and run it here.',
    block: 'Your program',
    nothingYet: 'Nothing has run yet.',
    choose: 'Start from',
    chooseOne: 'an example…',
    scratch: 'An empty file',
    programs: 'My programs',
    noPrograms: 'None yet. Programs that you change here are saved in this browser.',
    programName: 'Name',
    noName: 'Enter a name.',
    programTaken: 'A program with this name already exists.',
    startOptions: 'Run options',
    bring: 'Open',
    notBrought: 'The example could not be loaded. Check the network, then try again.',
    brought: (title) => `Opened “${title}”. Your other programs are still here.`,
    add: 'New file',
    rename: 'Rename',
    remove: 'Delete',
    fileName: 'File name',
    done: 'OK',
    cancel: 'Cancel',
    badName:
      'Use letters, digits, dots, underscores and hyphens, as in worker.mjs or lib/pool.mjs.',
    nameTaken: 'A file with this name already exists.',
    removed: (file) => `Deleted ${file}.`,
    lastFile: 'A program needs at least one file, and this is the last.',
  },
  output: {
    sources: 'Show only lines from',
    times: 'Times',
    timeline: 'Timeline',
    copy: 'Copy output',
    download: 'Download output',
    cut: (characters) => `… and ${String(characters)} more characters`,
    copied: 'Copied.',
    notCopied: 'The browser did not allow copying.',
  },
  verdict: {
    same: 'The same lines, in the same order, as recorded.',
    kept: 'Matches what this example guarantees.',
    differs: (at) =>
      `Line ${String(at.line)} is ${quoted(at.here)}, where ${quoted(at.recorded)} was recorded. What is not guaranteed, such as the order or the times, may differ in every run.`,
    broken: (at) =>
      at
        ? `Not what this example guarantees: line ${String(at.line)} is ${quoted(at.here)}, where ${quoted(at.recorded)} was recorded.`
        : 'Not what this example guarantees.',
  },
  promise: {
    title: 'What this example guarantees in every run (lines as regular expressions):',
    exact: 'Exactly these lines, in this order:',
    lines: 'One line for each of these, in any order:',
    order: (first, then) => `Every line “${first}” comes before every line “${then}”.`,
    between: (line, first, then) =>
      `A line “${line}” comes after a line “${first}” and before a line “${then}”.`,
    has: (line) => `There is a line “${line}”.`,
    lacks: (line) => `There is no line “${line}”.`,
    last: (line) => `The last line is “${line}”.`,
    exit: (code) => `The program exits with code ${String(code)}.`,
    differs: (runs) => `In ${String(runs)} runs, the output is not the same every time.`,
  },
  wayOut: {
    broken: 'StackBlitz may be the reason.',
    long: 'Far longer than recorded.',
    other: 'Another engine can run this, too.',
    run: 'Try the built-in engine',
  },
  shake: {
    title: 'Shake',
    seed: 'Seed',
    about:
      'Node leaves open which message, timer or file comes first. A seed makes other choices than usual, and the same ones every time. Built-in engine only.',
    ranWith: (seed) => `Shaken with seed ${String(seed)}.`,
  },
  many: {
    title: 'Outcomes',
    run: (times) => `Repeat ${String(times)}×`,
    verb: 'Repeat',
    times: (times) => `${String(times)}×`,
    progress: (done, times) => `${String(done)} of ${String(times)}`,
    summary: (runs, groups) =>
      groups === 1
        ? `${runs === 1 ? '1 run' : `${String(runs)} runs`}, one outcome.`
        : `${String(runs)} runs, ${String(groups)} outcomes.`,
    orderAlone: 'The lines are the same in all of them; their order is not.',
    numbersAlone: 'Only numbers differ.',
    kept: (kept, judged) =>
      `What this example guarantees was kept ${String(kept)} of ${String(judged)} times.`,
    ended: {
      stopped: 'Stopped.',
      time: 'After 3 minutes no further run was started.',
      endless: 'Three runs in a row did not end within 10 seconds, so no further run was started.',
    },
    keptSoFar: 'These are the runs before that.',
    unjudged: (runs) =>
      `${runs === 1 ? 'One run' : `${String(runs)} runs`} did not end, and ${runs === 1 ? 'is' : 'are'} not counted there.`,
    cut: (lines) => `Only the first ${String(lines)} lines of a run are compared.`,
    aside: 'Times, process IDs and folders do not count as differences.',
    input: 'Each run got the lines that were typed in the last one, and then the end of input.',
    outcome: (letter) => `Outcome ${letter}`,
    count: (count, runs, percent) => `${String(count)} of ${String(runs)} (${percent})`,
    recorded: 'as recorded',
    groupKept: (kept, judged) =>
      kept === 0 ? 'not what is guaranteed' : `guarantee kept ${String(kept)} of ${String(judged)}`,
    seed: (seed) => `seed ${String(seed)}`,
    line: (line, text) => `line ${String(line)}: ${text}`,
    noLine: (line) => `no line ${String(line)}`,
    order: 'another order',
    unended: 'did not end within 10 s',
    outputLimit: 'printed too much and was ended',
    outOfMemory: 'ran out of memory',
    exited: (code) => `exit code ${String(code)}`,
    killed: (signal) => `killed by ${signal}`,
    firstDifference: 'first difference',
    overHere: 'no line here',
    before: (lines) => `${lines.toLocaleString('en')} lines before, the same in both.`,
    further: (lines) => `… and ${lines.toLocaleString('en')} more lines.`,
    others: (groups, runs) =>
      `${groups === 1 ? 'One more outcome' : `${String(groups)} more outcomes`}, in ${runs === 1 ? 'one run' : `${String(runs)} runs`}.`,
    show: 'Show this run',
    sideBySide: 'Side by side',
    left: 'Left',
    right: 'Right',
    numbers: 'Numbers that differ',
    durations: 'Times',
    inLine: (line) => `line ${String(line)}`,
    figures: (least, median, greatest) => `least ${least}, median ${median}, greatest ${greatest}`,
    range: (from, to) => `${from}–${to}`,
    value: 'Value',
    runs: 'Runs',
  },
  hints: {
    'no-network': () =>
      'Programs cannot reach the network here. Put the data into the program, or download it under Share and run it with Node on your own machine.',
    'cross-origin': () =>
      'In a browser, a program can only reach servers that allow requests from other sites (CORS). Download it under Share to run it with Node on your own machine.',
    'no-package': (name) =>
      `“${name}” is a package from npm, and none is installed here: use what comes with Node, or download the program and run npm install ${name}.`,
    'no-file': (name) =>
      `This program has no file “${name}”. Begin the path with ./ and write the file extension, as in ./worker.mjs.`,
    'require-in-module': () =>
      "A file that ends in .mjs is a module and has no require. Write import fs from 'node:fs', or rename the file to end in .cjs.",
    'python-print': () => 'Python has print(). JavaScript has console.log().',
    'python-def': () =>
      'def is Python. In JavaScript: function name() { … }, or async function name() { … }.',
    'python-elif': () =>
      'elif is Python. In JavaScript: if (…) { … } else if (…) { … } else { … }.',
    'python-constant': (name) =>
      `${name} is Python. In JavaScript: ${name === 'None' ? 'null (or undefined)' : name.toLowerCase()}.`,
    'python-import': () =>
      "This is a Python import. In JavaScript: import { readFile } from 'node:fs/promises'.",
  },
  prediction: {
    title: 'Before you look',
    unknown: 'It cannot be known beforehand',
    skip: 'Show me',
    askAgain: 'Ask me again',
    right: 'Yes.',
    wrong: 'Not this time.',
    answer: 'The answer:',
  },
  exercise: {
    checking: 'Checking…',
    progress: (done, all) => `${String(done)} of ${String(all)} runs`,
    solved: (runs) =>
      runs === 1
        ? 'Solved: everything held.'
        : `Solved: everything held in all ${String(runs)} runs.`,
    broken: (broken, all) =>
      `Not yet: ${String(broken)} of ${String(all)} ${broken === 1 ? 'does' : 'do'} not hold.`,
    restored: (files) =>
      `${files.join(', ')} ${files.length === 1 ? 'was' : 'were'} put back as given.`,
    notShaken: 'The built-in engine could not run here, so the order of events was not shaken.',
    stopped: 'Stopped: nothing was judged.',
    stale: 'This is about the code before your change.',
    inLine: (line, text, ...which) => `Line ${String(line)}${inRun(...which)}: “${text}”`,
    missing: (...which) => `Nothing in the output${inRun(...which)} shows it.`,
    exited: (code, ...which) => `Exit code ${String(code)}${inRun(...which)}.`,
    unended: (seconds, ...which) =>
      `The program${inRun(...which)} had not ended after ${String(seconds)} seconds.`,
    forbidden: (file, line) => `${file}, line ${String(line)}.`,
    holds: 'Holds:',
    holdsNot: 'Does not hold:',
    yours: 'Yours',
    solution: 'Solution',
  },
} satisfies ToolStrings;
