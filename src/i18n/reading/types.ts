// What each language must say about finding things and moving around.

/** What a key does. */
export type KeyAction =
  | 'search'
  | 'help'
  | 'contents'
  | 'nextHeading'
  | 'previousHeading'
  | 'nextArticle'
  | 'previousArticle'
  | 'language'
  | 'theme';

/** Strings of the chrome, which the browser needs too. */
export interface ReadingStrings {
  readonly contents: string;
  readonly home: string;
  readonly breadcrumbs: string;
  /** Above an article that is not there in the language of the page. */
  readonly untranslated: string;
  readonly close: string;
  readonly theme: Readonly<Record<'label' | 'system' | 'light' | 'dark', string>>;
  readonly search: {
    readonly label: string;
    readonly placeholder: string;
    readonly hint: string;
    readonly found: (count: number) => string;
    readonly nothing: (query: string) => string;
    /** After `nothing`, where there is nothing else to say. */
    readonly advice: string;
    /** After `found`: what was looked for as well, in the course's own words. */
    readonly meant: (terms: readonly string[]) => string;
    /** Of a part of the query that was found, where the whole was not; `found` is what was. */
    readonly instead: (query: string, part: string, found: string) => string;
    /** What the pages of the other language have. */
    readonly inOther: (count: number) => string;
    /** Between two sentences of these. */
    readonly between: string;
    /** What stands before and after a query that may have been meant. */
    readonly didYouMean: readonly [before: string, after: string];
    readonly notLoaded: string;
  };
  readonly keys: {
    readonly title: string;
    readonly actions: Readonly<Record<KeyAction, string>>;
    /** The keys of a block that fills the screen. */
    readonly presenting: Readonly<Record<'title' | 'larger' | 'smaller' | 'end', string>>;
    /** Of the switch that turns the keys off. */
    readonly enabled: string;
    /** What works in a code block. */
    readonly or: string;
  };
}
