// Lint rules for the whole project. Layout is Prettier's business, not ESLint's.
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What makes elements, and so perhaps a script, of a text. Nothing here needs it: text goes into `textContent`. */
const textToElements = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'createContextualFragment',
].map((property) => ({ property, message: 'A text from elsewhere could become a script.' }));

export default defineConfig(
  { ignores: ['dist/', '.astro/', 'test-results/', 'playwright-report/', 'content/examples/'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  ...astro.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  { files: ['src/**'], rules: { 'no-restricted-properties': ['error', ...textToElements] } },
  {
    files: ['tests/**', 'src/example/record.ts', 'src/article/stamp.ts'],
    rules: { 'no-console': 'off' },
  },
);
