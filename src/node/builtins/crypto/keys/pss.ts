// What signatures by an RSA-PSS key are restricted to, in DER.
import { fieldTag, integer, none, oid, sequence, tags, write } from './der.ts';
import { Reader, NotDer } from './der-reader.ts';
import type { PssParameters } from './material.ts';
import { algorithms, digestOids, nameOf } from './oids.ts';

const usual: PssParameters = { hash: 'sha1', mgf1: 'sha1', salt: 20 };

export function writePss({ hash, mgf1, salt }: PssParameters): Uint8Array {
  const digest = (name: string): Uint8Array => sequence(oid(digestOids[name] ?? ''), none());
  const fields = [
    hash !== usual.hash && write(fieldTag(0), digest(hash)),
    mgf1 !== usual.mgf1 && write(fieldTag(1), sequence(oid(algorithms.mgf1), digest(mgf1))),
    salt !== usual.salt && write(fieldTag(2), integer(BigInt(salt))),
  ];
  return sequence(...fields.filter((field) => field !== false));
}

/** Reads what is left of an algorithm's identifier; without parameters nothing is restricted. */
export function readPss(algorithm: Reader): { pss?: PssParameters } {
  if (algorithm.tag !== tags.sequence) return {};
  const reader = algorithm.sequence();
  const hash = reader.maybe(fieldTag(0));
  const mask = reader.maybe(fieldTag(1));
  const salt = reader.maybe(fieldTag(2));
  const masked = mask && new Reader(mask).sequence();
  masked?.oid();
  return {
    pss: {
      hash: hash ? digestName(new Reader(hash)) : usual.hash,
      mgf1: masked ? digestName(masked) : usual.mgf1,
      salt: salt ? Number(new Reader(salt).integer()) : usual.salt,
    },
  };
}

function digestName(reader: Reader): string {
  const name = nameOf(digestOids, reader.sequence().oid());
  if (name === undefined) throw new NotDer();
  return name;
}
