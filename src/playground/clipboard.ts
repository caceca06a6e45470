// Copying, said on the button itself.

/** How long a button says what it did, in milliseconds. */
const said = 2_000;

/** Copies a text. The button says for a while whether the browser let it. */
export async function copyText(
  text: string,
  button: HTMLElement,
  says: { readonly copied: string; readonly notCopied: string },
): Promise<void> {
  const done = await write(text);
  const label = (button.dataset['label'] ??= button.textContent);
  button.textContent = done ? says.copied : says.notCopied;
  setTimeout(() => (button.textContent = label), said);
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
