// Loaded into a process of the stand-in: what is loaded with it comes first in its children, too.
'use strict';

const { changeSpawns, traceOption, withNodeOptions } = require('./spawning.cjs');

changeSpawns((options) =>
  withNodeOptions(options, (text) =>
    [text.replace(traceOption, ''), ...(text.match(traceOption) ?? [])].join(' ').trim(),
  ),
);
