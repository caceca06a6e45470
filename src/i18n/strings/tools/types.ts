// What each language must say of a block's tools: its output, its editor, its sharing.

/** What is done with an output. */
export interface OutputStrings {
  /** Names the group of buttons that choose whose lines are shown. */
  readonly sources: string;
  readonly times: string;
  /** Shows the timeline of the run, or no longer. */
  readonly timeline: string;
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
  readonly kept: string;
  /** Of a run that kept the promise: where it was not the recorded one, and that it may be so. */
  readonly differs: (difference: FirstDifference) => string;
  readonly broken: (difference?: FirstDifference) => string;
}

/** What an example promises of every run. A pattern is a regular expression for a whole line. */
export interface PromiseStrings {
  readonly title: string;
  /** These come before a list of lines. */
  readonly exact: string;
  readonly lines: string;
  readonly order: (first: string, then: string) => string;
  readonly between: (line: string, first: string, then: string) => string;
  readonly has: (line: string) => string;
  readonly lacks: (line: string) => string;
  readonly last: (line: string) => string;
  readonly exit: (code: number) => string;
  readonly differs: (runs: number) => string;
}

/** Standard input. */
export interface InputStrings {
  readonly label: string;
  readonly send: string;
  readonly end: string;
  readonly ended: string;
}

/** The files of a block, and how the program is started. */
export interface CodeStrings {
  /** Names the list of tabs. */
  readonly files: string;
  readonly edit: string;
  readonly share: string;
  /** Has the block fill the screen. */
  readonly present: string;
  /** A link: the same program in the playground. */
  readonly play: string;
  readonly copy: string;
  readonly reset: string;
  /** The mark of a block that was edited, and of a tab. */
  readonly edited: string;
  readonly entry: string;
  readonly args: string;
  readonly env: string;
}

/** Editing, and the way back from it. */
export interface EditorStrings {
  /** Names the editor of a file. */
  readonly label: (file: string) => string;
  /** What the editor's own panels say, by what they say in English. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly resetAsks: string;
  readonly resetNow: string;
  readonly keep: string;
  readonly wasReset: string;
  readonly undo: string;
}

/** A block that fills the screen. */
export interface PresentStrings {
  readonly smaller: string;
  readonly larger: string;
  readonly end: string;
}

/** Giving a program away, and taking one from a link. */
export interface SharingStrings {
  /** Names the group of ways to share. */
  readonly ways: string;
  readonly copyLink: string;
  /** Of an edited example: the link to it as it came. */
  readonly copyOwnLink: string;
  /** The link that opens the block alone, filling the window. */
  readonly copyPresentLink: string;
  readonly download: string;
  readonly openStackBlitz: string;
  readonly linkCopied: string;
  readonly ownLinkCopied: string;
  readonly presentLinkCopied: string;
  readonly linkInAddress: string;
  /** How long the link would be, and how long one may be, in characters. */
  readonly tooLong: (length: number, longest: number) => string;
  readonly fromLink: string;
  readonly leave: string;
  readonly damaged: string;
  /** The link is of an example that another page shows, and leads there. */
  readonly elsewhere: string;
  readonly openThere: string;
  /** No page shows its example. */
  readonly unknown: string;
}

/** The page where readers write programs of their own. */
export interface PlaygroundStrings {
  readonly title: string;
  readonly description: string;
  /** The title of the block there. */
  readonly block: string;
  readonly nothingYet: string;
  /** Choose what to start from. */
  readonly choose: string;
  /** Stands where nothing is chosen yet. */
  readonly chooseOne: string;
  readonly scratch: string;
  /** Opens the list of the reader's own programs. */
  readonly programs: string;
  readonly noPrograms: string;
  readonly programName: string;
  readonly noName: string;
  readonly programTaken: string;
  /** Opens the fields of how the program is started. */
  readonly startOptions: string;
  readonly bring: string;
  readonly notBrought: string;
  readonly brought: (title: string) => string;
  readonly add: string;
  readonly rename: string;
  readonly remove: string;
  readonly fileName: string;
  readonly done: string;
  readonly cancel: string;
  readonly badName: string;
  readonly nameTaken: string;
  readonly removed: (file: string) => string;
  readonly lastFile: string;
}

/**
 * What to do about a program that failed, by what stands behind it (`src/playground/run/hints.ts`). Each
 * is given the name of the package, file or constant in question, where there is one.
 */
export interface HintStrings {
  readonly 'no-network': (name: string) => string;
  readonly 'cross-origin': (name: string) => string;
  readonly 'no-package': (name: string) => string;
  readonly 'no-file': (name: string) => string;
  readonly 'require-in-module': (name: string) => string;
  readonly 'python-print': (name: string) => string;
  readonly 'python-def': (name: string) => string;
  readonly 'python-elif': (name: string) => string;
  readonly 'python-constant': (name: string) => string;
  readonly 'python-import': (name: string) => string;
}

/** Beside a strange run on StackBlitz: what is strange about it, and what a press of the button does. */
export interface WayOutStrings {
  readonly broken: string;
  readonly long: string;
  /** Claims nothing: of the reader's own code. */
  readonly other: string;
  readonly run: string;
}

/** Running a program with other choices that Node's rules allow. */
export interface ShakeStrings {
  readonly title: string;
  readonly seed: string;
  /** What it does, and that only one engine does it. */
  readonly about: string;
  /** In the details of a run. */
  readonly ranWith: (seed: number) => string;
}

/** Many runs of one program, and what came of them. */
export interface ManyStrings {
  readonly title: string;
  /** Names a button, and the part of its name that stands on it where there is little room. */
  readonly run: (times: number) => string;
  readonly verb: string;
  readonly times: (times: number) => string;
  readonly progress: (done: number, times: number) => string;
  /** How many runs are over, and in how many groups they are. */
  readonly summary: (runs: number, groups: number) => string;
  /** Behind the summary: what differs is the order of the lines alone, or numbers in them alone. */
  readonly orderAlone: string;
  readonly numbersAlone: string;
  /** In so many runs of so many the example's property held. */
  readonly kept: (kept: number, judged: number) => string;
  /** Why there are fewer runs than were asked for. */
  readonly ended: Readonly<Record<'stopped' | 'time' | 'endless', string>>;
  /** Behind the reason why an engine failed: what is there is shown. */
  readonly keptSoFar: string;
  /** Behind {@link kept} where some runs did not end, and are not judged. */
  readonly unjudged: (runs: number) => string;
  /** Of long outputs: how many lines are compared. */
  readonly cut: (lines: number) => string;
  /** What is no difference. */
  readonly aside: string;
  /** What the lines typed in the last run are to these. */
  readonly input: string;
  readonly outcome: (letter: string) => string;
  readonly count: (count: number, runs: number, percent: string) => string;
  readonly recorded: string;
  readonly groupKept: (kept: number, judged: number) => string;
  readonly seed: (seed: number) => string;
  /** Names a group: what it prints in a line that others have otherwise, or that it prints nothing there. */
  readonly line: (line: number, text: string) => string;
  readonly noLine: (line: number) => string;
  /** The same lines as the most frequent group, in another order. */
  readonly order: string;
  /** How a run ended. */
  readonly unended: string;
  readonly outputLimit: string;
  readonly outOfMemory: string;
  readonly exited: (code: number) => string;
  readonly killed: (signal: string) => string;
  /** Beside the line in which a group first differs from the most frequent, or from the one beside it. */
  readonly firstDifference: string;
  /** Stands where the other one has a line more. */
  readonly overHere: string;
  /** Of a long list: how many lines come before and behind those that are shown. */
  readonly before: (lines: number) => string;
  readonly further: (lines: number) => string;
  readonly others: (groups: number, runs: number) => string;
  readonly show: string;
  readonly sideBySide: string;
  readonly left: string;
  readonly right: string;
  readonly numbers: string;
  readonly durations: string;
  /** The line that a number stands in. */
  readonly inLine: (line: number) => string;
  readonly figures: (least: string, median: string, greatest: string) => string;
  readonly range: (from: string, to: string) => string;
  /** Heads of the columns of a histogram. */
  readonly value: string;
  readonly runs: string;
}

/** A question on a run, asked before the recorded one is shown. */
export interface PredictionStrings {
  /** Stands before the question. */
  readonly title: string;
  /** The choice that the outcome cannot be known before the run. */
  readonly unknown: string;
  /** Shows the answer to who does not want to guess. */
  readonly skip: string;
  readonly askAgain: string;
  readonly right: string;
  readonly wrong: string;
  /** Stands before the right choice. */
  readonly answer: string;
}

/** Which run of a check: its number, and its seed where it was shaken. */
type WhichRun = readonly [run: number, seed: number | undefined];

/** Checking a program that is to solve an exercise. */
export interface ExerciseStrings {
  readonly checking: string;
  readonly progress: (done: number, all: number) => string;
  /** Every clause held, in so many runs. */
  readonly solved: (runs: number) => string;
  /** So many of all clauses do not hold. */
  readonly broken: (broken: number, all: number) => string;
  /** Said before it: these files were put back as they came. */
  readonly restored: (files: readonly string[]) => string;
  /** Said behind it: the built-in engine, which alone can shake a program, did not serve. */
  readonly notShaken: string;
  readonly stopped: string;
  /** The marks are of the code before a change. */
  readonly stale: string;
  /** How a clause is broken. */
  readonly inLine: (line: number, text: string, ...which: WhichRun) => string;
  readonly missing: (...which: WhichRun) => string;
  readonly exited: (code: number, ...which: WhichRun) => string;
  readonly unended: (seconds: number, ...which: WhichRun) => string;
  readonly forbidden: (file: string, line: number) => string;
  /** What a clause's mark means. */
  readonly holds: string;
  readonly holdsNot: string;
  /** Above the reader's code and the solution, one beside the other. */
  readonly yours: string;
  readonly solution: string;
}

/** The strings of a code block's tools. */
export interface ToolStrings {
  readonly code: CodeStrings;
  readonly editor: EditorStrings;
  readonly input: InputStrings;
  readonly sharing: SharingStrings;
  readonly present: PresentStrings;
  readonly playground: PlaygroundStrings;
  readonly output: OutputStrings;
  readonly verdict: VerdictStrings;
  readonly promise: PromiseStrings;
  readonly hints: HintStrings;
  readonly wayOut: WayOutStrings;
  readonly shake: ShakeStrings;
  readonly many: ManyStrings;
  readonly prediction: PredictionStrings;
  readonly exercise: ExerciseStrings;
}
