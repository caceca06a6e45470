// What packages and readers ran into: small programs, held to real Node, in each browser.
import { fieldPrograms } from '../support/field-programs.ts';
import { asInNode, test } from './lab.ts';

for (const [name, program] of Object.entries(fieldPrograms)) {
  test(`as in Node: ${name}`, async ({ sharedLab }) => {
    await asInNode(sharedLab, program);
  });
}
