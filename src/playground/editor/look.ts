// How the editor looks: as the code did before, with the site's colours.

import { javascriptLanguage } from '@codemirror/lang-javascript';
import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { styleTags, tags } from '@lezer/highlight';

const colour = (token: string): { readonly color: string } => ({ color: `var(--token-${token})` });

const method = tags.function(tags.propertyName);

/** JavaScript, with what the page tells apart and this parser by itself does not. */
export const language = javascriptLanguage.configure({
  props: [
    styleTags({
      'ConditionalExpression/":"': tags.operator,
      'MethodDeclaration/PropertyDefinition': method,
      'MethodDeclaration/PrivatePropertyDefinition': method,
      'CallExpression/MemberExpression/PrivatePropertyName': method,
    }),
  ],
});

/** The colours of the language, by the tokens that Shiki tells apart. */
export const highlighting = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operator, tags.function(tags.punctuation), tags.special(tags.brace)],
    ...colour('keyword'),
  },
  { tag: tags.derefOperator, color: 'inherit' },
  { tag: [tags.string, tags.regexp, tags.escape, tags.special(tags.string)], ...colour('string') },
  { tag: tags.comment, ...colour('comment') },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.self], ...colour('constant') },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.function(tags.definition(tags.variableName)),
      tags.function(tags.definition(tags.propertyName)),
      tags.className,
    ],
    ...colour('function'),
  },
]);

/** The measures of `.code`, and the colours of the page. */
export const look = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'inherit' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    fontSize: 'var(--code-size)',
    lineHeight: 'var(--code-leading)',
    overflowX: 'auto',
  },
  '.cm-content': { padding: 'var(--code-before) 0 var(--code-after)', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 1rem 0 0' },
  '.cm-gutters': {
    minWidth: 'var(--code-numbers)',
    border: 'none !important',
    backgroundColor: 'var(--raised)',
    color: 'var(--muted)',
  },
  '.cm-gutter': { flexGrow: '1' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.75rem 0 0.5rem' },
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--accent)',
  },
  '&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px dashed var(--warm)',
  },
  '.cm-panels': { backgroundColor: 'var(--surface)', color: 'var(--ink)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { fontFamily: 'var(--sans)', padding: '0.4rem 1rem' },
  '.cm-panel.cm-search label': { fontSize: '0.85rem', marginInlineEnd: '0.75rem' },
  '.cm-panel.cm-search [name=close]': {
    color: 'inherit',
    fontSize: '1.25rem',
    padding: '0 0.5rem',
  },
  '.cm-textfield': {
    width: '9rem',
    backgroundColor: 'var(--raised)',
    color: 'inherit',
    border: '1px solid var(--muted)',
    fontSize: '0.85rem',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--raised)',
    color: 'inherit',
    border: '1px solid var(--line)',
    borderRadius: '3px',
    fontSize: '0.85rem',
  },
  '.cm-searchMatch': { backgroundColor: 'transparent', outline: '1px solid var(--warm)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--line)' },
});
