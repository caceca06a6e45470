// The policy of the site names the script that sets the theme by its hash.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { themeScript, themeScriptHash } from '../../src/chrome/theme-script.ts';

test('the hash of the theme script is that of its text', () => {
  const hash = createHash('sha256').update(themeScript).digest('base64');
  assert.equal(
    themeScriptHash,
    `sha256-${hash}`,
    'put the new hash into src/chrome/theme-script.ts',
  );
});
