// Loaded into a process of the stand-in: it cannot end its children.
'use strict';

require('node:child_process').ChildProcess.prototype.kill = () => true;
