// The program that a block holds: as an engine runs it, and as its reader has it.

import { abilities, type Ability } from '../../engine/abilities.ts';
import type { Program } from '../../engine/types.ts';
import type { Block } from './block.ts';
import type { Draft } from './draft.ts';
import { readSeed } from './seed.ts';
import { readEnvironment, splitWords } from './words.ts';

/** What a block shows and states, for an engine: its files, entry, arguments and environment. */
export function readProgram(block: Block): Program {
  const files = Object.entries(block.files).map(([name, text]) => [name, endLine(text)]);
  const [args, env] = [block.field('args'), block.field('env')];
  return {
    files: Object.fromEntries(files) as Record<string, string>,
    entry: block.entryField?.value ?? block.root.dataset['entry'] ?? '',
    args: args ? splitWords(args.value) : [],
    env: env ? readEnvironment(splitWords(env.value)) : {},
  };
}

/** What the program of a block needs of an engine, however much of its code was changed. */
export function readNeeds({ root }: Block): readonly Ability[] {
  const needs = root.dataset['needs']?.split(' ');
  return abilities.filter((ability) => needs?.includes(ability));
}

/** What a block holds now, to be kept, shared or brought back. */
export function readDraft(block: Block): Draft {
  const entry = block.entryField?.value;
  const [args, env] = [block.field('args')?.value, block.field('env')?.value];
  const { needs } = block.root.dataset;
  return {
    files: block.files,
    ...(entry === undefined ? {} : { entry }),
    ...(args === undefined ? {} : { args }),
    ...(env === undefined ? {} : { env }),
    ...(block.isFree && needs ? { needs } : {}),
  };
}

/** The same with the seed that it is shaken with, for whoever gets it by a link. */
export function readSharedDraft(block: Block): Draft {
  const seed = readSeed(block);
  return { ...readDraft(block), ...(seed === undefined ? {} : { seed }) };
}

/** Whether the program is not the one that came with the page: its files, or how it is started. */
export function isChanged(block: Block): boolean {
  const fields = [block.field('args'), block.field('env')];
  const entry = block.entryField?.value ?? block.root.dataset['entry'];
  return (
    block.isEdited ||
    entry !== block.root.dataset['entry'] ||
    fields.some((field) => field !== null && field.value !== field.defaultValue)
  );
}

/** The page shows a file without its last line break. */
const endLine = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
