// What the files of a block said when the page came: only what differs from it is worth keeping.

const originals = new WeakMap<HTMLElement, Readonly<Record<string, string>>>();

/** Notes the text of a block's files, before anything changes it. */
export function rememberOriginal(block: HTMLElement): void {
  originals.set(block, textsOf(block));
}

/** The files that no longer say what they did. */
export function editedFiles(block: HTMLElement): Record<string, string> {
  const original = originals.get(block) ?? {};
  return Object.fromEntries(
    Object.entries(textsOf(block)).filter(([name, text]) => original[name] !== text),
  );
}

function textsOf(block: HTMLElement): Record<string, string> {
  const files = [...block.querySelectorAll<HTMLElement>('[data-file]')];
  return Object.fromEntries(
    files.map((file) => [
      file.dataset['file'] ?? '',
      file.querySelector('code')?.textContent ?? '',
    ]),
  );
}
