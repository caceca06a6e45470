// Keys in DER: SubjectPublicKeyInfo, PKCS#8, PKCS#1, SEC 1, and OpenSSL's form of DSA keys.
import { byteKeysOf, isOnCurve, keyOfSeed } from './byte-keys.ts';
import type { GetQuantumKeys } from './byte-keys.ts';
import {
  curveOf,
  curveParameters,
  pointIn,
  publicPoint,
  readCurve,
  scalarLength,
} from './curves.ts';
import {
  bits,
  fieldTag,
  integer,
  none,
  octets,
  oid,
  sequence,
  tags,
  toBytes,
  toNumber,
  write,
} from './der.ts';
import { NotDer, Reader } from './der-reader.ts';
import type { ByteMaterial, EcMaterial, Material, RsaMaterial } from './material.ts';
import { algorithms, byteKinds, nameOf } from './oids.ts';
import { modPow } from './numbers.ts';
import { readPss, writePss } from './pss.ts';

/** What an algorithm is, with its parameters. */
function identifier(material: Material): Uint8Array {
  switch (material.kind) {
    case 'rsa':
      return sequence(oid(algorithms.rsa), none());
    case 'rsa-pss':
      return sequence(oid(algorithms.pss), ...(material.pss ? [writePss(material.pss)] : []));
    case 'dsa': {
      const { p, q, g } = material;
      return sequence(oid(algorithms.dsa), sequence(integer(p), integer(q), integer(g)));
    }
    case 'dh':
      return sequence(oid(algorithms.dh), sequence(integer(material.p), integer(material.g)));
    case 'ec':
      return sequence(oid(algorithms.ec), parametersOf(material));
    default:
      return sequence(oid(byteKinds[material.kind]));
  }
}

function parametersOf({ curve, isExplicit = false }: EcMaterial): Uint8Array {
  return curveParameters(curveOf(curve), isExplicit);
}

export function writePkcs1Public({ n, e }: RsaMaterial): Uint8Array<ArrayBuffer> {
  return sequence(integer(n), integer(e));
}

export function writeSpki(material: Material): Uint8Array<ArrayBuffer> {
  return sequence(identifier(material), bits(publicContent(material)));
}

function publicContent(material: Material): Uint8Array {
  switch (material.kind) {
    case 'rsa':
    case 'rsa-pss':
      return writePkcs1Public(material);
    case 'dsa':
    case 'dh':
      return integer(material.y);
    case 'ec':
      return material.point;
    default:
      return material.pub;
  }
}

export function writePkcs1({ n, e, secret }: RsaMaterial): Uint8Array<ArrayBuffer> {
  if (!secret) throw new NotDer();
  const { d, p, q, dp, dq, qi } = secret;
  return sequence(...[0n, n, e, d, p, q, dp, dq, qi].map(integer));
}

/** `ECPrivateKey`; within PKCS#8 without the curve, which stands beside it there. */
export function writeSec1(material: EcMaterial, isAlone = true): Uint8Array<ArrayBuffer> {
  const { d = new Uint8Array(), point } = material;
  const length = scalarLength(curveOf(material.curve));
  const told = isAlone ? [write(fieldTag(0), parametersOf(material))] : [];
  const key = octets(toBytes(toNumber(d), length));
  return sequence(integer(1n), key, ...told, write(fieldTag(1), bits(point)));
}

export function writePkcs8(material: Material): Uint8Array<ArrayBuffer> {
  return sequence(integer(0n), identifier(material), octets(privateContent(material)));
}

function privateContent(material: Material): Uint8Array {
  switch (material.kind) {
    case 'rsa':
    case 'rsa-pss':
      return writePkcs1(material);
    case 'dsa':
    case 'dh':
      return integer(material.x ?? 0n);
    case 'ec':
      return writeSec1(material, false);
    default:
      return privateBytes(material);
  }
}

function privateBytes({ kind, priv = new Uint8Array(), seed }: ByteMaterial): Uint8Array {
  if (kind.startsWith('slh-')) return priv;
  if (!seed || isOnCurve(kind)) return octets(priv);
  return sequence(octets(seed), octets(priv));
}

/** Reads keys in DER. `quantum` is asked for those of lattices and hashes alone. */
export function createReaders(quantum: GetQuantumKeys) {
  function readSpki(bytes: Uint8Array): Material {
    const reader = new Reader(bytes).sequence();
    const algorithm = reader.sequence();
    const name = algorithm.oid();
    const key = reader.bits();
    switch (name) {
      case algorithms.rsa:
        return readPkcs1Public(key);
      case algorithms.pss:
        return { ...readPkcs1Public(key), kind: 'rsa-pss', ...readPss(algorithm) };
      case algorithms.dsa: {
        const [p, q, g] = numbers(algorithm.sequence(), 3);
        return { kind: 'dsa', p, q, g, y: new Reader(key).integer() };
      }
      case algorithms.dh: {
        const [p, g] = numbers(algorithm.sequence(), 2);
        return { kind: 'dh', p, g, y: new Reader(key).integer() };
      }
      case algorithms.ec:
        return ecKey(readCurve(algorithm), key);
      default: {
        const kind = nameOf(byteKinds, name);
        if (!kind || key.length !== byteKeysOf(kind, quantum).publicLength) throw new NotDer();
        return { kind, pub: Uint8Array.from(key) };
      }
    }
  }

  function readPkcs8(bytes: Uint8Array): Material {
    const reader = new Reader(bytes).sequence();
    reader.integer();
    const algorithm = reader.sequence();
    const name = algorithm.oid();
    const key = reader.take(tags.octets);
    switch (name) {
      case algorithms.rsa:
        return readPkcs1(key);
      case algorithms.pss:
        return { ...readPkcs1(key), kind: 'rsa-pss', ...readPss(algorithm) };
      case algorithms.dsa: {
        const [p, q, g] = numbers(algorithm.sequence(), 3);
        const x = new Reader(key).integer();
        return { kind: 'dsa', p, q, g, y: modPow(g, x, p), x };
      }
      case algorithms.dh: {
        const [p, g] = numbers(algorithm.sequence(), 2);
        const x = new Reader(key).integer();
        return { kind: 'dh', p, g, y: modPow(g, x, p), x };
      }
      case algorithms.ec:
        return readSec1(key, readCurve(algorithm));
      default: {
        const kind = nameOf(byteKinds, name);
        if (!kind) throw new NotDer();
        return bytesKey(kind, key);
      }
    }
  }

  function bytesKey(kind: ByteMaterial['kind'], key: Uint8Array): ByteMaterial {
    const keys = byteKeysOf(kind, quantum);
    if (kind.startsWith('slh-')) return ofPrivate(kind, key);
    const reader = new Reader(key);
    if (isOnCurve(kind)) return ofPrivate(kind, reader.take(tags.octets));
    const seed =
      reader.tag === tags.sequence
        ? reader.sequence().take(tags.octets)
        : reader.maybe(fieldTag(0, false));
    if (seed) {
      if (seed.length !== keys.seedLength) throw new NotDer();
      return keyOfSeed(kind, seed, quantum);
    }
    return ofPrivate(kind, reader.take(tags.octets));
  }

  function ofPrivate(kind: ByteMaterial['kind'], bytes: Uint8Array): ByteMaterial {
    const { privateLength, publicOf } = byteKeysOf(kind, quantum);
    if (bytes.length !== privateLength) throw new NotDer();
    const priv = Uint8Array.from(bytes);
    return { kind, pub: publicOf(priv), priv };
  }

  return { readSpki, readPkcs8, ofPrivate };
}

export function readPkcs1Public(bytes: Uint8Array): RsaMaterial {
  const [n, e] = numbers(new Reader(bytes).sequence(), 2);
  return { kind: 'rsa', n, e };
}

export function readPkcs1(bytes: Uint8Array): RsaMaterial {
  const reader = new Reader(bytes).sequence();
  reader.integer();
  const [n, e, d, p, q, dp, dq, qi] = numbers(reader, 8);
  return { kind: 'rsa', n, e, secret: { d, p, q, dp, dq, qi } };
}

/** `ECPrivateKey`; `curve` is the one that stands beside it, if one does. */
export function readSec1(bytes: Uint8Array, given?: ReturnType<typeof readCurve>): EcMaterial {
  const reader = new Reader(bytes).sequence();
  reader.integer();
  const d = Uint8Array.from(reader.take(tags.octets));
  const told = reader.maybe(fieldTag(0));
  const known = given ?? (told && readCurve(new Reader(told)));
  if (!known) throw new NotDer();
  const written = reader.maybe(fieldTag(1));
  const { curve, isExplicit } = known;
  const point = written ? new Reader(written).bits() : publicPoint(curve, d);
  return { ...ecKey(known, point), d, ...(isExplicit && { isExplicit }) };
}

function ecKey(known: ReturnType<typeof readCurve>, point: Uint8Array): EcMaterial {
  if (!known) throw new NotDer();
  const { curve, isExplicit } = known;
  const whole = Uint8Array.from(pointIn(curve, point));
  return { kind: 'ec', curve: curve.name, point: whole, ...(isExplicit && { isExplicit }) };
}

/** A DSA key as OpenSSL alone writes it. */
export function readDsa(bytes: Uint8Array): Material {
  const reader = new Reader(bytes).sequence();
  reader.integer();
  const [p, q, g, y, x] = numbers(reader, 5);
  return { kind: 'dsa', p, q, g, y, x };
}

/** The public key of a certificate, as SubjectPublicKeyInfo. */
export function keyOfCertificate(bytes: Uint8Array): Uint8Array {
  const reader = new Reader(bytes).sequence().sequence();
  reader.maybe(fieldTag(0));
  // Number, algorithm, issuer, validity, subject.
  for (let skipped = 0; skipped < 5; skipped += 1) reader.any();
  return reader.any().whole;
}

type Numbers<Count extends number> = Count extends 2
  ? [bigint, bigint]
  : Count extends 3
    ? [bigint, bigint, bigint]
    : [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];

function numbers<Count extends number>(reader: Reader, count: Count): Numbers<Count> {
  return Array.from({ length: count }, () => reader.integer()) as Numbers<Count>;
}
