// The interface in English.

import type { Ability } from '../../engine/abilities.ts';
import reading from '../reading/en.ts';
import tools from './tools/en.ts';
import type { Strings } from './types.ts';

/** What differs on the built-in engine, after the reason why it ran. */
const instead = 'The built-in engine ran it instead: the same concurrency, but not all of Node.js.';

/** What a program does or needs that not every engine can. */
const needs: Readonly<Record<Ability, string>> = {
  'ends-busy-threads': 'ends a busy thread',
  'shared-memory': 'shares memory between threads',
  'standard-input': 'reads its standard input',
  sockets: 'opens network sockets',
  'node-22': 'needs Node.js 22 or later',
  'node-24': 'needs Node.js 24 or later',
};

export default {
  siteName: 'Interleave',
  tagline: 'Concurrency in Node.js, running as you read',
  skip: 'Skip to content',
  course: 'The course',
  insteadOf: 'instead of',
  previous: 'Previous',
  next: 'Next',
  notFound: 'This page does not exist. Go to the home page:',
  aside: {
    note: 'Note',
    trap: 'Watch out',
    python: 'If you come from Python',
  },
  glossary: {
    title: 'Glossary',
    description:
      'The terms of the course, each explained in a sentence or two, with a link to its article.',
  },
  exercises: {
    title: 'Exercises',
    description:
      'Programs that are not right yet. Mend each in the page and press Check: the program runs, and you are told, clause by clause, what holds.',
    level: { easy: 'Easy', medium: 'Medium', hard: 'Hard' },
    minutes: (minutes) => `${String(minutes)} minutes`,
    practises: 'Practises',
    ofArticle: 'Exercises for this article',
    demands: 'What must hold',
    check: 'Check',
    judgedBy: (runs, shaken) => {
      const plain = `Check runs the program ${runs === 1 ? 'once' : `${String(runs)} times`}`;
      return shaken === 0
        ? `${plain}.`
        : `${plain}, then ${String(shaken)} more with the order of events shaken.`;
    },
    given: (files) =>
      `${files.join(', ')} ${files.length === 1 ? 'is' : 'are'} given: Check puts ${files.length === 1 ? 'it' : 'them'} back first.`,
    hint: (number, all) => `Hint ${String(number)} of ${String(all)}`,
    solution: 'Solution',
    solved: 'Solved',
    nothingYet: 'What the program prints appears here when it runs.',
  },
  noScript:
    'Running the code needs JavaScript. Below each program is the output that was recorded in Node.js.',
  footer: 'Open source under the MIT licence.',
  block: {
    run: 'Run',
    stop: 'Stop',
    runAgain: 'Run again',
    recorded: (by) => `Recorded in ${by}`,
    language: 'Programming language',
    output: 'Output',
    code: (file) => `Code: ${file}`,
    booting: {
      probing: 'Looking for StackBlitz…',
      loading: 'Loading Node…',
      starting: 'Starting Node…',
    },
    running: 'Running…',
    silent: 'The engine has not responded for several seconds. It may be busy, or out of memory.',
    clock: (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`,
    stale: 'Output of the code before your change.',
    recordedBefore: 'Output of the original code.',
    about: 'Details',
    exited: (code, after) => `Exited with code ${String(code)} after ${after}`,
    killed: (signal, after) => `Ended by ${signal} after ${after}`,
    stopped: (after) => `Stopped after ${after}`,
    timedOut: (after) => `Stopped at the time limit, after ${after}`,
    outputLimit: (after) => `Output limit reached: the program was stopped after ${after}`,
    outOfMemory: (after) =>
      `The browser ended the program after ${after}, most likely because it ran out of memory`,
    engine: { stackblitz: 'StackBlitz', builtin: 'the built-in engine' },
    ranOn: (engine, node) => `Node.js ${node} on ${engine}`,
    fellBack: {
      'not-isolated': `StackBlitz needs a cross-origin isolated page. ${instead}`,
      offline: `You are offline. ${instead}`,
      unreachable: `StackBlitz could not be reached. ${instead}`,
      'too-slow': `StackBlitz did not answer in time. ${instead}`,
      unsupported: `StackBlitz does not support this browser. ${instead}`,
      broken: `StackBlitz could not start this program. ${instead}`,
    },
    fellBackToStackblitz: 'The built-in engine could not run here, so StackBlitz ran the program.',
    lacks: {
      stackblitz: (ability) =>
        `This program ${needs[ability]}, which StackBlitz does not support, so the built-in engine ran it.`,
      builtin: (ability) =>
        `This program ${needs[ability]}, which the built-in engine does not support, so StackBlitz ran it.`,
      everywhere: (ability) => `This program ${needs[ability]}, which neither engine supports.`,
    },
    retry: 'Try StackBlitz again',
    retryByReload: 'Reload the page and try StackBlitz again',
    reloaded: 'The page was reloaded. Run again to try StackBlitz.',
    prefer: {
      stackblitz: 'Use StackBlitz first',
      builtin: 'Always use the built-in engine',
    },
    failed: {
      'not-isolated':
        'This page is not cross-origin isolated, so no program can run in it. Try reloading it.',
      offline: 'You are offline, and this engine needs the network.',
      unreachable: 'The engine could not be reached. Check the network, then run again.',
      'too-slow': 'The engine did not answer in time. Run again, or reload the page.',
      unsupported: 'This browser lacks features that the engine needs. Try a newer one.',
      broken: 'The engine failed. Run again, or reload the page.',
    },
    hidden: (count, lost) =>
      `${String(count)} earlier lines are not shown. Download the output to see ${lost === 0 ? 'all lines' : `all but the first ${String(lost)}`}.`,
    unknownSource: 'unknown source',
    chart: 'The numbers as bars',
    noOutput: 'The program printed nothing.',
    seconds: (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`,
    tools,
  },
  reading,
} satisfies Strings;
