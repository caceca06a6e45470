// For what is loaded into a process of the stand-in: changes how it starts others, below all that a
// program or a trace may do to it.
'use strict';

const { ChildProcess } = require('node:child_process');

/** Has `change` make other options of the low-level ones that a process is about to be started with. */
exports.changeSpawns = (change) => {
  const { spawn } = ChildProcess.prototype;
  ChildProcess.prototype.spawn = function (options) {
    return Reflect.apply(spawn, this, [change(options)]);
  };
  process.noDeprecation = true;
  const low = process.binding('spawn_sync');
  delete process.noDeprecation;
  const { spawn: spawnSync } = low;
  low.spawn = (options) => spawnSync.call(low, change(options));
};

/** Options with another NODE_OPTIONS in them. */
exports.withNodeOptions = ({ envPairs, ...rest }, change) => ({
  ...rest,
  envPairs: envPairs?.map((pair) =>
    pair.replace(/^NODE_OPTIONS=([^]*)/, (_, text) => `NODE_OPTIONS=${change(text)}`),
  ),
});

/** An option in NODE_OPTIONS that loads the trace. */
exports.traceOption = /--require "[^"]*[\\/]\.trace[\\/][^"]*"/g;
