// Loaded into a process of the stand-in: it and its children have one id, and none that is anybody's.
'use strict';

const { ChildProcess } = require('node:child_process');

const pid = 99_999_999;
Object.defineProperty(process, 'pid', { value: pid });

const { spawn } = ChildProcess.prototype;
ChildProcess.prototype.spawn = function (options) {
  const result = Reflect.apply(spawn, this, [options]);
  if (this.pid !== undefined) this.pid = pid;
  return result;
};

process.noDeprecation = true;
const low = process.binding('spawn_sync');
delete process.noDeprecation;
const { spawn: spawnSync } = low;
low.spawn = (options) => ({ ...spawnSync.call(low, options), pid });
