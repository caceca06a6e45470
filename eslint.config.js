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
  {
    ignores: [
      'dist/',
      '.astro/',
      'test-results/',
      'playwright-report/',
      'content/examples/',
      'content/exercises/',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  ...astro.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A number is written into a text in one way only; what is not, such as an object, still fails.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => close()` gives nothing to anybody who expects nothing.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // An empty text, 0 and `false` are passed over too where `||` is written; `??` stays for objects.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: true }],
      // A spread text is its code points, and these are what is meant.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // What was caught is passed on as it is: a program may throw anything.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allowThrowingUnknown: true, allowThrowingAny: false },
      ],
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      // Reading a getter for what it does is written `void error.stack`.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // It asks for `!`, which the rules forbid.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
    },
  },
  // The compiler knows no types of these: Astro's files are no modules of its, and programs in `.js` have none.
  { files: ['**/*.astro', '**/*.{js,mjs,cjs}'], extends: [tseslint.configs.disableTypeChecked] },
  { files: ['tests/**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
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
    files: ['src/node/**/*.ts'],
    rules: {
      // Node's modules get what a program hands over, whatever the types say: checks and conversions are the behaviour.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-unnecessary-template-expression': 'off',
      // Methods are taken off the browser's own objects before a program can change them, for `Reflect.apply`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // Node's runner itself awaits the tests of a file.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'suite', 'describe', 'it'] },
          ],
        },
      ],
    },
  },
  {
    files: ['tests/**', 'src/example/recorder/record-chosen.ts', 'src/article/stamp.ts'],
    rules: { 'no-console': 'off' },
  },
);
