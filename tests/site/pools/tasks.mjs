// What the tests ask of a pool's threads and processes: each fault by its name.

class OutOfStock extends Error {
  name = 'OutOfStock';
  code = 'E_STOCK';
}

const tasks = {
  echo: ({ value }) => value,
  wait: ({ ms }) => new Promise((resolve) => setTimeout(resolve, ms, 'waited')),
  throws: () => {
    throw new OutOfStock('no rice is left');
  },
  throwsNothing: () => {
    throw undefined;
  },
  throwsWhatCannotBeSent: () => {
    throw Object.assign(new TypeError('with a callback'), { callback: () => undefined });
  },
  rejectsByAbort: () => AbortSignal.abort().throwIfAborted(),
  answersWhatCannotBeSent: () => () => undefined,
  exits: ({ code }) => process.exit(code),
  // Outside the task: no `catch` around it is told.
  failsBeside: () =>
    new Promise(() => {
      setTimeout(() => {
        throw new RangeError('beside the task');
      });
    }),
  answersAndDies: () => {
    setTimeout(() => process.exit(3));
    return 'last words';
  },
  isKilled: () => process.kill(process.pid, 'SIGKILL'),
  prints: ({ lines }) => {
    for (let line = 0; line < lines; line++) console.log(`line ${line}`);
  },
  spins: () => {
    for (;;);
  },
  goesOnBeside: () => {
    setInterval(() => undefined, 1000);
  },
};

/** Does a task by its name. */
export const run = (task) => tasks[task.name](task);
