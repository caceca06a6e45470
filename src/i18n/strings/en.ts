// The interface in English.

import type { Ability } from '../../engine/abilities.ts';
import reading from '../reading/en.ts';
import tools from './tools/en.ts';
import type { Strings } from './types.ts';

/** What differs on the built-in engine, after the reason why it ran. */
const instead = 'The built-in engine ran this instead: the same concurrency, a smaller Node.';

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
  previous: 'Before this',
  next: 'Next',
  notFound: 'This page does not exist. Start from the beginning:',
  aside: {
    note: 'Note',
    trap: 'The trap',
    python: 'If you come from Python',
  },
  glossary: {
    title: 'Glossary',
    description: 'The words of the course, each in a sentence or two, and where it is explained.',
  },
  noScript: 'Running the code needs JavaScript. What you see below is what Node printed.',
  footer: 'Open source under the MIT licence.',
  block: {
    run: 'Run',
    stop: 'Stop',
    runAgain: 'Run again',
    recorded: (node) => `Recorded in Node.js ${node}`,
    output: 'Output',
    code: (file) => `Code: ${file}`,
    booting: {
      probing: 'Looking for StackBlitz…',
      loading: 'Loading Node…',
      starting: 'Starting Node…',
    },
    running: 'Running…',
    silent:
      'For some seconds the engine has not answered. It may be busy, or its memory may be used up.',
    clock: (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`,
    stale: 'From the code before your change.',
    recordedBefore: 'From the original code.',
    about: 'Details',
    exited: (code, after) => `Exited with code ${String(code)} after ${after}`,
    killed: (signal, after) => `Ended by ${signal} after ${after}`,
    stopped: (after) => `Stopped after ${after}`,
    timedOut: (after) => `Ended at the time limit, after ${after}`,
    outputLimit: (after) => `Output limit reached: the program was stopped after ${after}`,
    outOfMemory: (after) =>
      `The browser ended the program after ${after}: most likely it used up its memory`,
    engine: { stackblitz: 'StackBlitz', builtin: 'the built-in engine' },
    ranOn: (engine, node) => `Node.js ${node} on ${engine}`,
    fellBack: {
      'not-isolated': `StackBlitz needs a cross-origin isolated page. ${instead}`,
      offline: `You are offline. ${instead}`,
      unreachable: `StackBlitz could not be reached. ${instead}`,
      'too-slow': `StackBlitz did not answer in time. ${instead}`,
      unsupported: `StackBlitz does not support this browser. ${instead}`,
      broken: `StackBlitz failed to start this. ${instead}`,
    },
    fellBackToStackblitz: 'The built-in engine could not run here, so StackBlitz ran this.',
    lacks: {
      stackblitz: (ability) =>
        `This program ${needs[ability]}, which StackBlitz does not support: the built-in engine ran it.`,
      builtin: (ability) =>
        `This program ${needs[ability]}, which the built-in engine does not support: StackBlitz ran it.`,
      everywhere: (ability) =>
        `This program ${needs[ability]}, which no engine of this page supports.`,
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
      unsupported: 'This browser lacks what the engine needs. A newer one will do.',
      broken: 'The engine broke. Run again, or reload the page.',
    },
    hidden: (count, lost) =>
      `${String(count)} earlier lines are not shown. Download output has ${lost === 0 ? 'them all' : `all but the first ${String(lost)}`}.`,
    unknownSource: 'unknown source',
    noOutput: 'The program printed nothing.',
    seconds: (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`,
    tools,
  },
  reading,
} satisfies Strings;
