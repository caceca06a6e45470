// Loaded into a process of the stand-in: nothing is loaded into its children before their own
// program, neither by their arguments nor by NODE_OPTIONS.
'use strict';

const { ChildProcess } = require('node:child_process');

const isTrace = (text = '') => /[\\/]\.trace[\\/]/.test(text);

const bare = ({ args, envPairs, ...rest }) => ({
  ...rest,
  args: args.filter((arg, i) => !isTrace(arg) && !(arg === '--require' && isTrace(args[i + 1]))),
  envPairs: envPairs.filter((pair) => !pair.startsWith('NODE_OPTIONS=')),
});

const { spawn } = ChildProcess.prototype;
ChildProcess.prototype.spawn = function (options) {
  return Reflect.apply(spawn, this, [bare(options)]);
};

process.noDeprecation = true;
const low = process.binding('spawn_sync');
delete process.noDeprecation;
const { spawn: spawnSync } = low;
low.spawn = (options) => spawnSync.call(low, bare(options));
