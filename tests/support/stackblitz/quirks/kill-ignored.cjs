// Loaded into a process of the stand-in: its signals reach nobody, as on StackBlitz a hot loop hears none.
'use strict';

const { kill } = process;
process.kill = (pid, signal) => (signal === 0 ? kill(pid, 0) : true);
