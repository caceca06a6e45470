// The words for a name that an ES module does not have and CommonJS has.

/** Node says more of a name that only CommonJS has. */
export function explainMissingName(error: unknown): void {
  if (!(error instanceof ReferenceError)) return;
  const { message, stack } = error;
  if (!/^(?:require|exports|module|__filename|__dirname) is not defined$/u.test(message)) return;
  const hint = message.startsWith('require') ? ', you can use import instead' : '';
  error.message = `${message} in ES module scope${hint}`;
  error.stack = stack?.replace(message, error.message) ?? '';
}
