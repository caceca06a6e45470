// A part: `node:readline`.
export { createReadline } from '../builtins/readline/readline.ts';
