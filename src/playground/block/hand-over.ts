// Handing something to the reader: by the clipboard, said on the button itself, or as a file.

/** How long a button says what it did, in milliseconds. */
const said = 2_000;

/** Copies a text. The button says for a while whether the browser let it. */
export async function copyText(
  text: string,
  button: HTMLElement,
  says: { readonly copied: string; readonly notCopied: string },
): Promise<void> {
  const done = await mayCopy(text);
  const label = (button.dataset['label'] ??= button.textContent);
  button.textContent = done ? says.copied : says.notCopied;
  setTimeout(() => (button.textContent = label), said);
}

/** Copies a text, and says whether the browser let it. */
export async function mayCopy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Has the browser save a file of this name. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
