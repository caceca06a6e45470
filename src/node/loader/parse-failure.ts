// What a parser says of text that is not JavaScript.

const name = 'ParseFailure';

/** Text that is not JavaScript. Lines and columns count from 1. */
export class ParseFailure extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.name = name;
    this.line = line;
    this.column = column;
  }
}

/** By name, because the parser is a script of its own and has a class of its own. */
export function isParseFailure(error: unknown): error is ParseFailure {
  return error instanceof Error && error.name === name;
}
