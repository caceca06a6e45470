// The editor of one file, in the place of its code and with the same measures.

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, type ViewUpdate } from '@codemirror/view';
import type { EditorStrings } from '../../i18n/strings/tools/types.ts';
import { codeOf, nameOf, type Block, type FileEditor, type TextPlace } from '../block/block.ts';
import { highlighting, language, look } from './look.ts';

/**
 * The editor of a file of a block, made in the place of its code if there is none yet. The code's
 * element goes on holding the text, for all who read it there.
 */
export function openEditor(
  block: Block,
  file: HTMLElement,
  strings: EditorStrings,
  onEdit: (block: Block) => void,
): FileEditor {
  const known = block.editors.get(file);
  if (known) return known;
  const code = codeOf(file);
  const host = document.createElement('div');
  host.className = 'code-editor';
  // In a shadow tree the editor's styles are constructed sheets, which the page's policy allows.
  const root = host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    root,
    parent: root,
    doc: code.textContent,
    extensions: [
      lineNumbers(),
      history(),
      indentOnInput(),
      bracketMatching(),
      search({ top: true }),
      language,
      syntaxHighlighting(highlighting),
      look,
      // Tab is not among the keys: it leads on through the page, as everywhere.
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap]),
      EditorView.scrollMargins.of(belowHeader),
      EditorState.tabSize.of(2),
      EditorState.phrases.of(strings.phrases),
      EditorView.contentAttributes.of(() => ({
        'aria-label': strings.label(nameOf(file)),
        tabindex: '0',
      })),
      EditorView.updateListener.of(({ docChanged, state }: ViewUpdate) => {
        if (!docChanged) return;
        code.textContent = state.doc.toString();
        onEdit(block);
      }),
    ],
  });
  const still = code.closest('pre') ?? code;
  const scrolled = still.scrollLeft;
  still.hidden = true;
  still.after(host);
  view.scrollDOM.scrollLeft = scrolled;
  const editor: FileEditor = {
    set: (text) => {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus: (place) => {
      const anchor = offsetOf(view.state, place);
      view.dispatch({ selection: { anchor }, scrollIntoView: typeof place === 'object' });
      view.focus();
    },
  };
  block.editors.set(file, editor);
  return editor;
}

/** What the header, which stays at the top of the window, covers of it: in pixels. */
function belowHeader(): { readonly top: number } {
  const bottom = document.querySelector('.site-header')?.getBoundingClientRect().bottom ?? 0;
  return { top: Math.max(bottom, 0) };
}

/** Where a place is in the text, as near as the text has it; without one, where the caret is. */
function offsetOf({ doc, selection }: EditorState, place?: TextPlace): number {
  if (place === undefined) return selection.main.head;
  if (typeof place === 'number') return Math.min(place, doc.length);
  const line = doc.line(Math.min(Math.max(place.line, 1), doc.lines));
  return Math.min(line.from + Math.max(place.column - 1, 0), line.to);
}
