// What keys are made of. All of it can be sent to another thread as it is.

/** Numbers of an RSA key; the secret ones as in RFC 8017. */
export interface RsaMaterial {
  readonly kind: 'rsa' | 'rsa-pss';
  readonly n: bigint;
  readonly e: bigint;
  readonly secret?: RsaSecret;
  /** What signatures by the key are restricted to. */
  readonly pss?: PssParameters;
}

export interface RsaSecret {
  readonly d: bigint;
  readonly p: bigint;
  readonly q: bigint;
  readonly dp: bigint;
  readonly dq: bigint;
  readonly qi: bigint;
}

/** Digests by OpenSSL's names, the salt's length in bytes. */
export interface PssParameters {
  readonly hash: string;
  readonly mgf1: string;
  readonly salt: number;
}

export interface DsaMaterial {
  readonly kind: 'dsa';
  readonly p: bigint;
  readonly q: bigint;
  readonly g: bigint;
  readonly y: bigint;
  readonly x?: bigint;
}

export interface DhMaterial {
  readonly kind: 'dh';
  readonly p: bigint;
  readonly g: bigint;
  readonly y: bigint;
  readonly x?: bigint;
}

export interface EcMaterial {
  readonly kind: 'ec';
  /** By OpenSSL's name. */
  readonly curve: string;
  /** Uncompressed. */
  readonly point: Uint8Array;
  readonly d?: Uint8Array;
  /** Written with all numbers of the curve instead of its name. */
  readonly isExplicit?: boolean;
}

/** Keys that are bytes: of Edwards' and Montgomery's curves, and those of lattices and hashes. */
export interface ByteMaterial {
  readonly kind: ByteKind;
  readonly pub: Uint8Array;
  readonly priv?: Uint8Array;
  /** What the private key was made of, where that is known. */
  readonly seed?: Uint8Array;
}

export type CurveKind = 'ed25519' | 'ed448' | 'x25519' | 'x448';
export type QuantumKind =
  | `ml-dsa-${'44' | '65' | '87'}`
  | `ml-kem-${'512' | '768' | '1024'}`
  | `slh-dsa-${'sha2' | 'shake'}-${'128' | '192' | '256'}${'f' | 's'}`;
export type ByteKind = CurveKind | QuantumKind;

export type Material = RsaMaterial | DsaMaterial | DhMaterial | EcMaterial | ByteMaterial;
export type KeyType = Material['kind'];

export function isPrivate(material: Material): boolean {
  switch (material.kind) {
    case 'rsa':
    case 'rsa-pss':
      return material.secret !== undefined;
    case 'dsa':
    case 'dh':
      return material.x !== undefined;
    case 'ec':
      return material.d !== undefined;
    default:
      return material.priv !== undefined;
  }
}

/** The public half. */
export function publicHalf(material: Material): Material {
  switch (material.kind) {
    case 'rsa':
    case 'rsa-pss': {
      const { kind, n, e, pss } = material;
      return { kind, n, e, ...(pss && { pss }) };
    }
    case 'dsa': {
      const { kind, p, q, g, y } = material;
      return { kind, p, q, g, y };
    }
    case 'dh': {
      const { kind, p, g, y } = material;
      return { kind, p, g, y };
    }
    case 'ec': {
      const { kind, curve, point, isExplicit } = material;
      return { kind, curve, point, ...(isExplicit && { isExplicit }) };
    }
    default:
      return { kind: material.kind, pub: material.pub };
  }
}

export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/** Whether both are made of the same. */
export function sameMaterial(one: Material, other: Material): boolean {
  const [ours, theirs] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))];
  return (
    ours.length === theirs.size && ours.every(([name, value]) => same(value, theirs.get(name)))
  );
}

function same(one: unknown, other: unknown): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array) {
    return one.length === other.length && one.every((byte, at) => byte === other[at]);
  }
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  return sameMaterial(one as Material, other as Material);
}
