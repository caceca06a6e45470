// The numbers of Linux that `node:os` tells: errors, priorities, and the flags of dynamic libraries.

export * as errno from './errno.ts';

/** `os.constants.priority`. */
export const priority = {
  PRIORITY_LOW: 19,
  PRIORITY_BELOW_NORMAL: 10,
  PRIORITY_NORMAL: 0,
  PRIORITY_ABOVE_NORMAL: -7,
  PRIORITY_HIGH: -14,
  PRIORITY_HIGHEST: -20,
} as const;

/** `os.constants.dlopen`. */
export const dlopen = {
  RTLD_LAZY: 1,
  RTLD_NOW: 2,
  RTLD_GLOBAL: 256,
  RTLD_LOCAL: 0,
  RTLD_DEEPBIND: 8,
} as const;
