// Loaded into a process of the stand-in: nothing is loaded into its threads before their own program.
'use strict';

const threads = require('node:worker_threads');
threads.Worker = class Worker extends threads.Worker {
  constructor(file, options) {
    super(file, { ...options, execArgv: [] });
  }
};
require('node:module').syncBuiltinESMExports();
