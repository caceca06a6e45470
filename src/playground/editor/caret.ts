// Where in a text a click was meant.

/** The place in the text of `code`, in UTF-16 units, that is under a click; undefined where unknown. */
export function caretIn(code: Element, { clientX, clientY }: MouseEvent): number | undefined {
  const caret = (document as Partial<Document>).caretPositionFromPoint?.(clientX, clientY);
  if (!caret || !code.contains(caret.offsetNode)) return undefined;
  const before = document.createRange();
  before.setStart(code, 0);
  before.setEnd(caret.offsetNode, caret.offset);
  return before.toString().length;
}
