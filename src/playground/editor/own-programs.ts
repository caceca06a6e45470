// The programs of the reader's own: a list to open, rename and delete, and beginning with an example.

import { loadBlockStrings } from '../../i18n/block-strings.ts';
import type { PlaygroundStrings } from '../../i18n/strings/tools/types.ts';
import type { ProgramAction } from '../block/actions.ts';
import type { Actions, Block } from '../block/block.ts';
import { choiceButton, toolButton } from '../block/controls.ts';
import { firstFile, parseDraft, type Draft } from '../block/draft.ts';
import { showNotice } from '../block/notice.ts';
import { readDraft } from '../block/program.ts';
import { keepNow, keepOwn, keptDraft } from '../keeping/edits.ts';
import {
  forgetProgram,
  freeName,
  keepProgram,
  newId,
  onListChange,
  openProgram,
  ownProgram,
  ownPrograms,
  setOpen,
  type OwnProgram,
} from '../keeping/programs.ts';
import { applyDraft } from './editing.ts';
import { askName, stopAsking } from './name-form.ts';

/** What was there before a program was opened or deleted: which one was open, what the block showed. */
interface Before {
  readonly open: OwnProgram | undefined;
  readonly title: string;
  readonly draft: Draft;
  /** The program that was opened, or deleted. */
  readonly other: OwnProgram;
}

const before = new WeakMap<Block, Before>();

/** What the buttons do. */
export const actions = {
  // Begins with what is chosen above the block; what is there is kept.
  bring: async (block) => {
    const field = block.root.querySelector<HTMLSelectElement>('select[name="start"]');
    const chosen = field?.selectedOptions[0];
    if (!chosen || chosen.disabled) field?.focus();
    else await begin(block, chosen.text, await draftAt(chosen.value));
  },
  'undo-open': async (block) => {
    const { other, open } = before.get(block) ?? {};
    const now = other && ownProgram(other.id);
    if (now && !now.isTouched && now.id !== open?.id) forgetProgram(now.id);
    await goBack(block);
  },
  'list-programs': async (block) => {
    keepNow();
    const { playground } = (await loadBlockStrings()).tools;
    const draw = (): void => {
      listPrograms(block, playground);
    };
    onListChange(draw);
    draw();
  },
  'open-program': async (block, button) => {
    keepOwn(block);
    const program = ownProgram(button.dataset['value'] ?? '');
    if (program) await show(block, program);
    block.root.querySelector('summary')?.focus();
  },
  'rename-program': async (block, button) => {
    keepOwn(block);
    const { playground } = (await loadBlockStrings()).tools;
    const id = button.dataset['value'] ?? '';
    const { name = '' } = ownProgram(id) ?? {};
    const words = { ...playground, fileName: playground.programName };
    const typed = await askName(block, button, words, name, (wish) => {
      if (wish === '') return playground.noName;
      return wish !== name && freeName(wish) !== wish ? playground.programTaken : undefined;
    });
    const program = ownProgram(id);
    if (typed === undefined || !program) return;
    keepProgram({ ...program, name: typed });
    if (openProgram()?.id === id) block.title = typed;
    block.root.querySelector('summary')?.focus();
  },
  'delete-program': async (block, button) => {
    keepOwn(block);
    const { playground, editor } = (await loadBlockStrings()).tools;
    const other = ownProgram(button.dataset['value'] ?? '');
    if (!other) return;
    const open = openProgram();
    before.set(block, { open, title: block.title, draft: readDraft(block), other });
    forgetProgram(other.id);
    if (open?.id === other.id) {
      setOpen(undefined);
      block.title = playground.block;
      await applyDraft(block, { files: block.originals, args: '', env: '' }, 'restored');
    }
    showNotice(block, playground.removed(other.name), choiceButton(editor.undo, 'undo-delete'));
    block.root.querySelector('summary')?.focus();
  },
  'undo-delete': async (block) => {
    const { other } = before.get(block) ?? {};
    if (other) keepProgram(other);
    await goBack(block);
  },
} satisfies Actions<ProgramAction>;

/** Begins with an example, with the reader's edits of it where there are any. */
export async function openExample(block: Block, example: string): Promise<void> {
  const ending = `/${example}.json`;
  const field = block.root.querySelector<HTMLSelectElement>('select[name="start"]');
  const option = [...(field?.options ?? [])].find(({ value }) => value.endsWith(ending));
  const draft = option && (await draftAt(option.value));
  const kept = keptDraft(example);
  const edited = draft && kept && { ...draft, ...kept, files: { ...draft.files, ...kept.files } };
  await begin(block, option?.text ?? '', edited ?? draft);
}

/** Shows the program that was open, under its name; one of before there were names gets one. */
export async function restoreProgram(block: Block): Promise<void> {
  const open = openProgram();
  if (open) {
    await show(block, open);
    return;
  }
  const draft = keptDraft(block.example);
  if (!draft) return;
  const program = { id: newId(), name: freeName(block.title), draft, isTouched: true };
  keepProgram(program);
  await show(block, program);
}

/** Begins a program, beside those that are kept: one that was only looked at gives way. */
async function begin(block: Block, name: string, draft: Draft | undefined): Promise<void> {
  const { playground, editor } = (await loadBlockStrings()).tools;
  if (!draft) {
    showNotice(block, playground.notBrought);
    return;
  }
  keepOwn(block);
  const open = openProgram();
  const id = open && !open.isTouched ? open.id : newId();
  if (open?.id === id) forgetProgram(id);
  const other = { id, name: freeName(name), draft, isTouched: false };
  before.set(block, { open, title: block.title, draft: readDraft(block), other });
  keepProgram(other);
  await show(block, other);
  showNotice(block, playground.brought(name), choiceButton(editor.undo, 'undo-open'));
}

async function show(block: Block, { id, name, draft }: OwnProgram): Promise<void> {
  setOpen(id);
  block.title = name;
  await applyDraft(block, draft, 'restored');
  block.showFile(firstFile(draft));
  const start = block.root.querySelector<HTMLDetailsElement>('.start-options');
  if (start && (draft.args || draft.env)) start.open = true;
  block.part('notice').replaceChildren();
}

async function goBack(block: Block): Promise<void> {
  const { open, title, draft } = before.get(block) ?? {};
  if (draft === undefined) return;
  if (open) keepProgram(open);
  setOpen(open?.id);
  block.title = title ?? block.title;
  await applyDraft(block, draft, 'restored');
  block.part('notice').replaceChildren();
}

function listPrograms(block: Block, playground: PlaygroundStrings): void {
  // A form to rename one stands in its row.
  stopAsking(block);
  const open = openProgram()?.id;
  const rows = ownPrograms().map(({ id, name }) => {
    const row = document.createElement('li');
    row.className = 'program-row';
    const title = choiceButton(name, 'open-program');
    if (id === open) title.ariaCurrent = 'true';
    const rename = toolButton(playground.rename, 'rename-program');
    const remove = toolButton(playground.remove, 'delete-program');
    for (const button of [title, rename, remove]) button.dataset['value'] = id;
    for (const button of [rename, remove]) button.ariaLabel = `${button.textContent}: ${name}`;
    row.append(title, rename, remove);
    return row;
  });
  if (rows.length === 0) {
    const none = document.createElement('li');
    none.textContent = playground.noPrograms;
    rows.push(none);
  }
  block.root.querySelector('[data-part="programs"]')?.replaceChildren(...rows);
}

/** The program at an address; an empty one where there is no address. */
async function draftAt(address: string): Promise<Draft | undefined> {
  if (address === '') return { files: { 'main.mjs': '' }, entry: 'main.mjs' };
  try {
    const answer = await fetch(address);
    return answer.ok ? parseDraft(await answer.text()) : undefined;
  } catch {
    return undefined;
  }
}
