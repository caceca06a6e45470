// What a parser says of text that is not JavaScript.

/** Text that is not JavaScript. Lines and columns count from 1. */
export class ParseFailure extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.name = 'ParseFailure';
    this.line = line;
    this.column = column;
  }
}

export function isParseFailure(error: unknown): error is ParseFailure {
  return error instanceof ParseFailure;
}
