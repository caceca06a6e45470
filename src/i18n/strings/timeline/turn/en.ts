// The callbacks of a thread in English.

import type { TurnStrings } from './types.ts';

const goesOn = 'before the loop goes on';
const programRests = "The program's own lines are done, or pause at an await.";

export default {
  title: 'Callbacks',
  of: (who) => `Callbacks of ${who}`,
  thread: 'Thread',
  first: 'First callback',
  previous: 'Previous callback',
  next: 'Next callback',
  onward: 'Next phase or queue',
  last: 'Last callback',
  keys: 'Arrow keys left and right go to the callback before and to the next one, with Shift right goes to the next phase or queue, Home and End to the first and the last; Enter on a card goes to its line of the code.',
  step: (number, of) => `${String(number)} of ${String(of)}`,
  places: {
    program: 'program',
    timers: 'timers',
    poll: 'poll',
    check: 'check',
    closing: 'closing',
    ticks: 'nextTick',
    microtasks: 'microtasks',
  },
  holds: {
    program: 'its own lines',
    timers: 'setTimeout, setInterval',
    poll: 'files, network, messages',
    check: 'setImmediate',
    closing: 'what is closed',
    ticks: 'process.nextTick',
    microtasks: 'promises, await',
  },
  unnamed: 'callback',
  loop: 'The loop goes round:',
  after: 'After each callback, both are emptied:',
  again: 'and round again',
  runs: 'runs now',
  nothingRuns: (time) => `At ${time} no callback runs.`,
  why: 'Why now?',
  between: ' ',
  reasons: {
    program: "These are the program's own lines: they run before anything that they queue.",
    module: 'These are lines of the program itself: those of a module that has been loaded.',
    within:
      'It is called from inside the callback before, which goes on when this one has returned.',
    'tick-after-program': `${programRests} Then nextTick comes first: before microtasks, and both ${goesOn}.`,
    'tick-after-callback': `The callback before has returned. Then nextTick comes first: before microtasks, and both ${goesOn}.`,
    'tick-after-tick': `Another one waits in nextTick: that queue is emptied before microtasks, and ${goesOn}.`,
    'tick-after-microtasks': `The microtasks are done, so nextTick has its turn, ${goesOn}.`,
    'tick-after-untold': `Something that is not listed here ran before it; nextTick comes right after, ${goesOn}.`,
    'microtask-in-module':
      'The lines of an ES module are run by a promise themselves. So the microtasks are under way already, and this one is done along with them, before nextTick.',
    'microtask-after-program': `${programRests} Nothing waits in nextTick, so microtasks are next, ${goesOn}.`,
    'microtask-after-callback': `The callback before has returned, and nothing waits in nextTick: microtasks are next, ${goesOn}.`,
    'microtask-after-ticks': `The nextTick queue is empty: microtasks are next, ${goesOn}.`,
    'microtask-after-microtask': `Another microtask is ready, and all of them come ${goesOn}.`,
    'microtask-before-tick':
      'One waits in nextTick, but the microtasks are under way, and their queue is emptied first.',
    'microtask-after-untold': `What it waited for has come, through something that is not listed here. A microtask comes ${goesOn}.`,
    'timer-due': 'The loop has come to timers, and this one is due.',
    'timer-after-timer': 'This timer was due as well: all that are due come one after the other.',
    'timer-new-turn': 'After check the loop comes round to timers again, and this one is due.',
    'timer-woke': 'There was nothing to do, and the loop slept until this timer was due.',
    'poll-ready': 'The loop has come to poll, and what this one waited for is there.',
    'poll-woke':
      'There was nothing to do, and the loop slept in poll until what this one waited for was there.',
    check: 'The loop has come to check, where immediates are called.',
    'check-after-poll': 'After poll the loop comes to check, where immediates are called.',
    'check-after-check': 'Another immediate waits: check calls all that waited when it began.',
    'check-next-turn':
      'It was queued when check had begun, so it had to wait until the loop came round to check again.',
    closing: 'The last stop of a turn: what was closed is told so.',
    unknown: 'Not known: what the run told does not say why it comes now.',
  },
  due: (time) => `It was due at ${time}.`,
  ready: (time) => `It was there at ${time}.`,
  dueBehind: (time, who, late) =>
    `It was due at ${time}. But then ${who} was running, and nothing interrupts a callback: it comes ${late} late.`,
  readyBehind: (time, who, late) =>
    `It was there at ${time}. But then ${who} was running, and nothing interrupts a callback: it comes ${late} late.`,
  others: {
    'check-later': 'An immediate waits too: check comes later in the turn.',
    'timer-due': 'A timer is due too, but timers come only with the next turn.',
    'timer-early': (due) =>
      `A timer waits too: it is due at ${due}, and timers come only with the next turn.`,
    'timer-blocked': 'A timer is due, but has to wait until the loop goes on.',
  },
  named: (by, code) => `${by} (${code})`,
  called: (place, who, why) => `called in ${place}: ${who}. ${why}`,
  isNew: 'just queued',
  isEarly: 'not ready yet',
  isDueAt: (time) => `due at ${time}`,
  isUnknown: 'may have to wait',
  goTo: (place) => `go to ${place}`,
  waiting: (count) => (count === 0 ? 'empty' : `${String(count)} waiting`),
  more: (count) => `and ${String(count)} more`,
  several: (count) => `${String(count)} callbacks`,
  untold: 'This run was not asked to tell its callbacks. The next Run in this block will be.',
  none: 'No callback of this run was told.',
  noneYet: 'No callback has been called yet.',
  cut: 'There were more callbacks than are told: these are the first.',
} satisfies TurnStrings as TurnStrings;
