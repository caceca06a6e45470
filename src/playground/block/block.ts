// A code block: its parts and fields, its files, and what it holds while its page is shown.

import type { RunEvent, Watched } from '../../engine/types.ts';
import type { ActionName } from './actions.ts';
import type { Draft, Files } from './draft.ts';
import type { BlockEvents } from './events.ts';
import type { ManyRecord, Outcome, RunRecord } from './run-record.ts';

/** A place in a text: line and column from 1, or UTF-16 units from its start. */
export type TextPlace = number | { readonly line: number; readonly column: number };

/** The editor of one file. */
export interface FileEditor {
  /** Puts another text there, which can be undone. */
  set(text: string): void;
  /** Gives it the focus, with the caret at a place, or where it was. */
  focus(place?: TextPlace): void;
}

/** The run that a block shows. */
export interface RunOnShow {
  readonly output: {
    /** Shows the lines of a source beside those of the chosen ones, or no longer. */
    toggle(source: string): void;
    /** The lines of the chosen sources as text, each with its time and its source. */
    text(): string;
    /** Hears what is kept of the run, then each event as it comes, with what was typed. */
    follow(hear: (event: RunEvent) => void, signal: AbortSignal): void;
    /** How many lines came before what is kept. */
    readonly lostLines: number;
  };
  /** How it ended, once it has. */
  readonly outcome: Outcome | undefined;
  /** The files that ran; undefined where that is not known any more. */
  readonly files: Files | undefined;
  /** What its engine was asked to tell that costs something. */
  readonly watched: Watched | undefined;
  record(): RunRecord;
  /** Another run takes its place. */
  replaced(): void;
}

/** The outcomes that a block shows. */
export interface ManyOnShow {
  /** What they are of; undefined where it is more than is worth carrying to another page. */
  record(): ManyRecord | undefined;
}

/** A rendered code block, by the hooks that the README documents. */
export class Block {
  static readonly #known = new WeakMap<Element, Block>();

  readonly root: HTMLElement;
  /** The files as they came with the page. */
  readonly originals: Files;
  /** The editors that are open, by the elements of their files. */
  readonly editors = new WeakMap<HTMLElement, FileEditor>();
  /** What was kept of it is not back yet. */
  isRestoring = false;
  /** The run that is shown, if any. */
  shown: RunOnShow | undefined;
  /** How far the page was scrolled when Run was pressed last, in CSS pixels. */
  pressedAt = 0;
  /** Ends the run that is under way, if any. */
  running: AbortController | undefined;
  /** The outcomes of many runs that are shown, if any. */
  declare outcomes: ManyOnShow | undefined;
  /** Ends the many runs that are under way, if any. */
  declare many: AbortController | undefined;
  /** What was there before the last step that can be undone. */
  before: Draft | undefined;
  /** Set while an edit waits to be kept. */
  waiting: ReturnType<typeof setTimeout> | undefined;
  /** Whether texts are being set, and not typed. */
  isQuiet = false;

  private constructor(root: HTMLElement) {
    this.root = root;
    this.originals = this.files;
  }

  /** The block of an element. The first call must come before anything changes its files. */
  static of(root: HTMLElement): Block {
    const block = Block.#known.get(root) ?? new Block(root);
    Block.#known.set(root, block);
    return block;
  }

  /** The blocks of the shown page, in their order. */
  static all(): Block[] {
    return [...document.querySelectorAll<HTMLElement>('runnable-example')].map((root) =>
      Block.of(root),
    );
  }

  /** The id of its example, or `playground`. */
  get example(): string {
    return this.root.dataset['example'] ?? '';
  }

  /** What it is called, on its top. */
  get title(): string {
    return found(this.root, '.block-title').textContent;
  }

  set title(title: string) {
    found(this.root, '.block-title').textContent = title;
  }

  /** Whether the reader may add, rename and delete its files. */
  get isFree(): boolean {
    return 'free' in this.root.dataset;
  }

  /** Whether it fills the screen. */
  get isPresented(): boolean {
    return 'presented' in this.root.dataset;
  }

  /** A part that every block has. Throws when it is not there. */
  part(name: 'bar' | 'status' | 'output' | 'panel' | 'recorded' | 'notice'): HTMLElement {
    return found(this.root, `[data-part="${name}"]`);
  }

  /** The first button that does something. Throws when there is none. */
  button(action: ActionName): HTMLElement {
    return found(this.root, `[data-action="${action}"]`);
  }

  /** The field of the arguments or the environment, where there is one. */
  field(name: 'args' | 'env'): HTMLInputElement | null {
    return this.root.querySelector(`input[name="${name}"]`);
  }

  /** The field of the file to start, where the reader may choose. */
  get entryField(): HTMLSelectElement | null {
    return this.root.querySelector('select[name="entry"]');
  }

  /** The element of each file, in order. */
  get fileElements(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('[data-file]')];
  }

  /** The element of one file. */
  fileElement(name: string): HTMLElement | undefined {
    return this.fileElements.find((file) => nameOf(file) === name);
  }

  /** The files as they are now, in the order in which they are shown. */
  get files(): Files {
    return Object.fromEntries(
      this.fileElements.map((file) => [nameOf(file), codeOf(file).textContent]),
    );
  }

  /** Whether a file is not as it came, or is gone, or new. */
  get isEdited(): boolean {
    const now = this.files;
    const before = Object.entries(this.originals);
    return (
      before.length !== Object.keys(now).length || before.some(([name, text]) => now[name] !== text)
    );
  }

  /** The tabs, in order; none in a block of one file. */
  get tabs(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('[role="tab"]')];
  }

  /** The name of the file that is shown. */
  get shownFile(): string {
    const files = this.fileElements;
    const shown = files.find((file) => 'shown' in file.dataset) ?? files[0];
    return shown ? nameOf(shown) : '';
  }

  /** Shows a file, opened where it was folded, and selects its tab. */
  showFile(name: string): void {
    for (const file of this.fileElements) {
      const isShown = nameOf(file) === name;
      file.toggleAttribute('data-shown', isShown);
      if (isShown) file.querySelector('details')?.setAttribute('open', '');
    }
    for (const tab of this.tabs) {
      const isSelected = tab.dataset['value'] === name;
      tab.ariaSelected = String(isSelected);
      tab.tabIndex = isSelected ? 0 : -1;
    }
  }

  /** Tells whoever listens, in this block or anywhere above it. */
  tell<Name extends keyof BlockEvents>(name: Name, detail: BlockEvents[Name]): void {
    this.root.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** What a press does. */
export type Act = (block: Block, button: HTMLElement) => void | Promise<void>;

/** An act for each of these names. */
export type Actions<Name extends ActionName> = Readonly<Record<Name, Act>>;

/** The path of a file, as the program names it. */
export const nameOf = (file: HTMLElement): string => file.dataset['file'] ?? '';

/** The element whose text is the file's. Throws when there is none. */
export const codeOf = (file: HTMLElement): HTMLElement => found(file, 'code');

function found(root: HTMLElement, selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`the code block has no ${selector}`);
  return element;
}
