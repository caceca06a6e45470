// The parts of a rendered code block, by the hooks that the README documents.

/** A part of the block. Throws when it is not there. */
export function part(block: HTMLElement, name: 'status' | 'output' | 'recorded'): HTMLElement {
  return found(block, `[data-part="${name}"]`);
}

/** A button of the block. Throws when it is not there. */
export function action(block: HTMLElement, name: 'run' | 'stop'): HTMLElement {
  return found(block, `[data-action="${name}"]`);
}

function found(block: HTMLElement, selector: string): HTMLElement {
  const element = block.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`the code block has no ${selector}`);
  return element;
}
