// Keeps the code and the output of a page's blocks while the reader is elsewhere: on another page, in
// the other language, or waiting for this one to be loaded anew.

import { loadBlockStrings } from '../i18n/client-strings.ts';
import { editedFiles } from './kept-original.ts';
import { askedKey, keptKey } from './kept-key.ts';
import { parseKeptPage, type KeptBlock, type KeptPage, type KeptRun } from './kept-page.ts';
import { lineElement, shownLine } from './line-element.ts';
import { action, part } from './parts.ts';

const allBlocks = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('runnable-example'),
];

/** Loads the page anew, keeping it; `block` is the one whose reader wants it. */
export function reloadKeeping(block: HTMLElement): void {
  attempt(() => {
    sessionStorage.setItem(askedKey, String(allBlocks().indexOf(block)));
  });
  location.reload();
}

/** Keeps the page that is about to be left. Its runs have ended. */
export function keepPage(): void {
  const page = { lang: document.documentElement.lang, blocks: allBlocks().map(keep) };
  if (!store(page)) store({ ...page, blocks: page.blocks.map(withoutRun) });
}

const withoutRun = ({ example, files }: KeptBlock): KeptBlock => ({ example, files });

function store(page: KeptPage): boolean {
  const isEmpty = page.blocks.every(({ files, run }) => !run && Object.keys(files).length === 0);
  return (
    attempt(() => {
      if (isEmpty) sessionStorage.removeItem(keptKey());
      else sessionStorage.setItem(keptKey(), JSON.stringify(page));
      return true;
    }) ?? false
  );
}

/** A storage that is full, or switched off, keeps nothing: better that than no way on. */
function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

function keep(block: HTMLElement): KeptBlock {
  const code = { example: block.dataset['example'] ?? '', files: editedFiles(block) };
  const run = keepRun(block);
  return run ? { ...code, run } : code;
}

function keepRun(block: HTMLElement): KeptRun | undefined {
  const { state, engine = '', exitCode = '' } = block.dataset;
  if (state === undefined || state === 'idle') return undefined;
  const output = part(block, 'output');
  const finished = state === 'exited' || state === 'failed' ? state : 'stopped';
  return {
    state: finished,
    engine,
    exitCode,
    status: [...part(block, 'status').children].map(({ textContent }) => textContent),
    note: output.querySelector('.output-hidden:not([hidden])')?.textContent ?? '',
    lines: [...output.querySelectorAll<HTMLElement>('.output-line')].map(shownLine),
  };
}

/** What was kept of this page, if anything. */
function keptPage(): KeptPage | undefined {
  const text = attempt(() => sessionStorage.getItem(keptKey()));
  return typeof text === 'string' ? parseKeptPage(text) : undefined;
}

/** Whether this block asked to load the page anew: told once. */
function hasAsked(index: number): boolean {
  if (attempt(() => sessionStorage.getItem(askedKey)) !== String(index)) return false;
  attempt(() => {
    sessionStorage.removeItem(askedKey);
  });
  return true;
}

/** Gives a block back what it had when the page was left. Does nothing where nothing was kept. */
export async function restoreBlock(block: HTMLElement): Promise<void> {
  const index = allBlocks().indexOf(block);
  const page = keptPage();
  const own = page?.blocks[index];
  if (!page || !own || own.example !== block.dataset['example']) return;
  for (const file of block.querySelectorAll<HTMLElement>('[data-file]')) {
    const code = file.querySelector('code');
    const text = own.files[file.dataset['file'] ?? ''];
    if (code && text !== undefined) code.textContent = text;
  }
  const strings = await loadBlockStrings();
  if (own.run) showRun(block, own.run, strings.runAgain);
  if (!hasAsked(index)) return;
  part(block, 'status').append(span(strings.reloaded));
  action(block, 'run').focus();
}

function showRun(block: HTMLElement, run: KeptRun, runAgain: string): void {
  block.dataset['state'] = run.state;
  if (run.engine) block.dataset['engine'] = run.engine;
  if (run.exitCode) block.dataset['exitCode'] = run.exitCode;
  part(block, 'status').replaceChildren(...run.status.map(span));
  const note = document.createElement('p');
  note.className = 'output-hidden';
  note.textContent = run.note;
  const output = part(block, 'output');
  output.replaceChildren(...(run.note ? [note] : []), ...run.lines.map(lineElement));
  output.hidden = false;
  part(block, 'recorded').hidden = true;
  action(block, 'run').textContent = runAgain;
}

function span(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
