// The frame's document: the hash that two policies name is that of its one script.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  bootstrap,
  bootstrapHash,
  frameDocument,
} from '../../../src/engine/builtin/frame-document.ts';

test('the hash is the script’s', () => {
  assert.equal(bootstrapHash, `sha256-${createHash('sha256').update(bootstrap).digest('base64')}`);
});

test('the document has that script alone, and a policy that lets nothing else in', () => {
  assert.equal(frameDocument.match(/<script/g)?.length, 1);
  assert.ok(frameDocument.includes(`<script>${bootstrap}</script>`));
  for (const directive of [
    "default-src 'none'",
    "connect-src 'none'",
    `script-src blob: '${bootstrapHash}'`,
  ]) {
    assert.ok(frameDocument.includes(directive), directive);
  }
});
