// The window for one element alone: nothing else is seen, reached or read, and its place in the page is kept.

/** Gives an element the window, as a dialog of this name. Returns what gives the window back to the page. */
export function takeWindow(root: HTMLElement, name: string): () => void {
  const page = document.documentElement;
  const room = document.createElement('div');
  room.className = 'present-room';
  room.style.height = `${root.offsetHeight}px`;
  root.before(room);
  const others = othersThan(root);
  for (const other of others) other.inert = true;
  page.dataset['presenting'] = root.dataset['presented'] = '';
  Object.assign(root, { role: 'dialog', ariaModal: 'true', ariaLabel: name, tabIndex: -1 });
  return () => {
    for (const other of others) other.inert = false;
    delete page.dataset['presenting'];
    delete root.dataset['presented'];
    for (const each of ['role', 'aria-modal', 'aria-label', 'tabindex']) root.removeAttribute(each);
    room.remove();
  };
}

/** What stands beside an element, and beside all that it is in. */
function othersThan(root: HTMLElement): readonly HTMLElement[] {
  const others: HTMLElement[] = [];
  for (let at: Element = root; at !== document.body && at.parentElement; at = at.parentElement) {
    for (const other of at.parentElement.children) {
      // A dialog comes up above it, and has the focus then.
      const stays = other === at || other instanceof HTMLDialogElement;
      if (!stays && other instanceof HTMLElement && !other.inert) others.push(other);
    }
  }
  return others;
}
