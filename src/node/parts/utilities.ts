// A part: tables and helpers that only some programs ask for.
export { allConstants, osConstants } from '../builtins/constants.ts';
export {
  createRareUtil as createUtilMore,
  getSystemErrorName,
} from '../builtins/util/rare-util.ts';
export { createLegacyUrl } from '../builtins/url/legacy.ts';
export { checkExecution } from '../builtins/process/execve.ts';
export { createFinalization } from '../builtins/process/finalization.ts';
export { createQuerystring } from '../builtins/querystring.ts';
export { createWin32 } from '../builtins/path/win32.ts';
export { default as punycode } from 'punycode/punycode.es6.js';
export { createLocking } from '../builtins/worker-threads/locking.ts';
export { createThreadMessages } from '../builtins/worker-threads/thread-messages.ts';
export * as workerMeasures from '../builtins/worker-threads/measures.ts';
