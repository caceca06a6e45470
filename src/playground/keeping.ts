// Keeps the code and the output of a page's blocks while the page is loaded anew.

import { loadBlockStrings } from '../i18n/client-strings.ts';
import { parseKeptPage, type KeptBlock, type KeptPage, type KeptRun } from './kept-page.ts';
import { keptKey } from './kept-key.ts';
import { lineElement, shownLine } from './line-element.ts';
import { action, part } from './parts.ts';

const allBlocks = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('runnable-example'),
];

/** Loads the page anew; `asked` is the block whose reader wants it. */
export function reloadKeeping(asked: HTMLElement): void {
  const blocks = allBlocks();
  const page = { path: location.pathname, asked: blocks.indexOf(asked), blocks: blocks.map(keep) };
  if (!store(page)) store({ ...page, blocks: page.blocks.map(withoutRun) });
  location.reload();
}

const withoutRun = ({ example, files }: KeptBlock): KeptBlock => ({ example, files });

/** A storage that is full, or switched off, keeps nothing: better that than no reload. */
function store(page: KeptPage): boolean {
  try {
    sessionStorage.setItem(keptKey, JSON.stringify(page));
    return true;
  } catch {
    return false;
  }
}

function keep(block: HTMLElement): KeptBlock {
  const files: Record<string, string> = {};
  for (const file of block.querySelectorAll<HTMLElement>('[data-file]')) {
    files[file.dataset['file'] ?? ''] = file.querySelector('code')?.textContent ?? '';
  }
  const code = { example: block.dataset['example'] ?? '', files };
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

let kept: KeptPage | undefined;

/** What was kept for this page: taken out of the storage, so that it serves once. */
function takeKept(): KeptPage | undefined {
  try {
    const text = sessionStorage.getItem(keptKey);
    sessionStorage.removeItem(keptKey);
    const page = text === null ? undefined : parseKeptPage(text);
    if (page?.path === location.pathname) kept ??= page;
  } catch {
    // Without storage nothing was kept.
  }
  return kept;
}

/** Gives a block back what it had before the reload. Does nothing where nothing was kept. */
export async function restoreBlock(block: HTMLElement): Promise<void> {
  const index = allBlocks().indexOf(block);
  const page = takeKept();
  const own = page?.blocks[index];
  if (!page || !own || own.example !== block.dataset['example']) return;
  for (const file of block.querySelectorAll<HTMLElement>('[data-file]')) {
    const code = file.querySelector('code');
    const text = own.files[file.dataset['file'] ?? ''];
    if (code && text !== undefined && text !== code.textContent) code.textContent = text;
  }
  const strings = await loadBlockStrings();
  if (own.run) showRun(block, own.run, strings.runAgain);
  if (page.asked !== index) return;
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
