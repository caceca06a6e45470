// The signals of Linux by name, and what they do to a process that does not handle them.

/** As `os.constants.signals` has them. */
export const signalNumbers = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGIOT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGCHLD: 17,
  SIGSTKFLT: 16,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXCPU: 24,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
  SIGIO: 29,
  SIGPOLL: 29,
  SIGPWR: 30,
  SIGSYS: 31,
} as const satisfies Readonly<Record<string, number>>;

/** Those that pass a process by that does not handle them. Node ignores SIGPIPE; it cannot stop here. */
export const ignoredSignals: ReadonlySet<string> = new Set([
  'SIGCHLD',
  'SIGCONT',
  'SIGPIPE',
  'SIGURG',
  'SIGWINCH',
]);

/** Those that suspend a process, which a worker cannot be. */
export const stoppingSignals: ReadonlySet<string> = new Set([
  'SIGSTOP',
  'SIGTSTP',
  'SIGTTIN',
  'SIGTTOU',
]);
