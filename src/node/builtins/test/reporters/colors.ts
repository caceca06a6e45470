// The colours of reporters, where they are wanted.

export interface Colors {
  readonly blue: string;
  readonly green: string;
  readonly red: string;
  readonly gray: string;
  readonly white: string;
  readonly yellow: string;
  readonly clear: string;
  readonly wanted: boolean;
}

const codes = { blue: 34, green: 32, white: 39, yellow: 33, red: 31, gray: 90, clear: 0 };

export function colorsOf(wanted: boolean): Colors {
  const code = (number: number): string => (wanted ? `\x1b[${String(number)}m` : '');
  return {
    blue: code(codes.blue),
    green: code(codes.green),
    red: code(codes.red),
    gray: code(codes.gray),
    white: code(codes.white),
    yellow: code(codes.yellow),
    clear: code(codes.clear),
    wanted,
  };
}
