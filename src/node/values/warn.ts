// How the kernel warns a program.

/** `process.emitWarning`. */
export type Warn = (message: string, type?: string, code?: string) => void;
