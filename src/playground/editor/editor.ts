// The editor of one file, in the place of its code and with the same measures.

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascriptLanguage } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, type ViewUpdate } from '@codemirror/view';
import type { EditorStrings } from '../../i18n/strings/tools/types.ts';
import { codeOf, nameOf } from '../files.ts';
import { highlighting, look } from './look.ts';

const editors = new WeakMap<HTMLElement, EditorView>();

/** The editor of a file, if it has one. */
export function editorOf(file: HTMLElement): EditorView | undefined {
  return editors.get(file);
}

/**
 * The editor of a file, made in the place of its code if there is none yet. The code's element
 * goes on holding the text, for all who read it there.
 */
export function openEditor(
  file: HTMLElement,
  strings: EditorStrings,
  onEdit: () => void,
): EditorView {
  const known = editors.get(file);
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
      history(),
      indentOnInput(),
      bracketMatching(),
      search({ top: true }),
      javascriptLanguage,
      syntaxHighlighting(highlighting),
      look,
      // Tab is not among the keys: it leads on through the page, as everywhere.
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap]),
      EditorState.tabSize.of(2),
      EditorState.phrases.of(strings.phrases),
      EditorView.contentAttributes.of({
        'aria-label': strings.label(nameOf(file)),
        tabindex: '0',
      }),
      EditorView.updateListener.of(({ docChanged, state }: ViewUpdate) => {
        if (!docChanged) return;
        code.textContent = state.doc.toString();
        onEdit();
      }),
    ],
  });
  const still = code.closest('pre') ?? code;
  const scrolled = still.scrollLeft;
  still.hidden = true;
  still.after(host);
  view.scrollDOM.scrollLeft = scrolled;
  editors.set(file, view);
  return view;
}

/** Puts another text into a file, which can be undone where it is being edited. */
export function setText(file: HTMLElement, text: string): void {
  const code = codeOf(file);
  if (code.textContent === text) return;
  const view = editors.get(file);
  if (view) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  else code.textContent = text;
}
