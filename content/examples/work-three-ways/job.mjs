import * as work from './work.mjs';

await work[process.argv[2]]();
