// Loaded into a process of the stand-in: nothing is loaded into its children before their own
// program, neither by their arguments nor by NODE_OPTIONS.
'use strict';

const { changeSpawns, traceOption, withNodeOptions } = require('./spawning.cjs');

const isTrace = (text = '') => /[\\/]\.trace[\\/]/.test(text);

changeSpawns(({ args, ...rest }) =>
  withNodeOptions(
    {
      ...rest,
      args: args.filter(
        (arg, i) => !isTrace(arg) && !(arg === '--require' && isTrace(args[i + 1])),
      ),
    },
    (text) => text.replace(traceOption, '').trim(),
  ),
);
