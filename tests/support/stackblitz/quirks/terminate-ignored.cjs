// Loaded into a process of the stand-in: its threads cannot be terminated, as on StackBlitz a hot loop cannot.
'use strict';

require('node:worker_threads').Worker.prototype.terminate = () => new Promise(() => undefined);
