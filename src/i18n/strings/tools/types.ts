// What each language must say of a block's tools: its output, its editor, its sharing.

/** What is done with an output. */
export interface OutputStrings {
  /** Names the group of buttons that choose whose lines are shown. */
  readonly sources: string;
  readonly times: string;
  readonly copy: string;
  readonly download: string;
  /** At the end of a long line: how much more it holds. */
  readonly cut: (characters: number) => string;
  readonly copied: string;
  readonly notCopied: string;
}

/** Two outputs' first line that is not the same; '' where one has ended. */
interface FirstDifference {
  readonly line: number;
  readonly here: string;
  readonly recorded: string;
}

/** How a run compares with what the example promises and with the recorded run. */
export interface VerdictStrings {
  readonly same: string;
  readonly kept: (difference?: FirstDifference) => string;
  readonly broken: (difference?: FirstDifference) => string;
}

/** The strings of a code block's tools. */
export interface ToolStrings {
  readonly output: OutputStrings;
  readonly verdict: VerdictStrings;
}
