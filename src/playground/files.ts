// The files of a code block: their text as the page shows it, and as it first was.

/** Texts by path. None ends with a line break that the page does not show. */
export type Files = Readonly<Record<string, string>>;

const originals = new WeakMap<HTMLElement, Files>();

/** Remembers how the files were. Call it before anything can change them; later calls do nothing. */
export function rememberOriginals(block: HTMLElement): void {
  if (!originals.has(block)) originals.set(block, filesOf(block));
}

/** The files as they came with the page. */
export function originalsOf(block: HTMLElement): Files {
  return originals.get(block) ?? filesOf(block);
}

/** The files as they are now, in the order in which they are shown. */
export function filesOf(block: HTMLElement): Files {
  return Object.fromEntries(
    fileElements(block).map((file) => [nameOf(file), codeOf(file).textContent]),
  );
}

/** Whether a file is not as it came, or is gone, or new. */
export function isEdited(block: HTMLElement): boolean {
  const before = Object.entries(originalsOf(block));
  const now = filesOf(block);
  return (
    before.length !== Object.keys(now).length || before.some(([name, text]) => now[name] !== text)
  );
}

/** The element of each file, in order. */
export function fileElements(block: HTMLElement): HTMLElement[] {
  return [...block.querySelectorAll<HTMLElement>('[data-file]')];
}

/** The element of one file. */
export function fileElement(block: HTMLElement, name: string): HTMLElement | undefined {
  return fileElements(block).find((file) => nameOf(file) === name);
}

/** The path of a file, as the program names it. */
export function nameOf(file: HTMLElement): string {
  return file.dataset['file'] ?? '';
}

/** The element whose text is the file's. Throws when there is none. */
export function codeOf(file: HTMLElement): HTMLElement {
  const code = file.querySelector<HTMLElement>('code');
  if (!code) throw new Error(`the file ${nameOf(file)} has no code`);
  return code;
}
