// Errors in OpenSSL's words, as Node throws them on.
import { defineListed } from '../../../values/define-property.ts';

/** Of these libraries the name stands in the code. */
const named: Readonly<Record<string, string>> = {
  'digital envelope routines': 'EVP_',
  'rsa routines': 'RSA_',
  'dsa routines': 'DSA_',
  'Diffie-Hellman routines': 'DH_',
  'elliptic curve routines': 'EC_',
  'asn1 encoding routines': 'ASN1_',
  'common libcrypto routines': 'CRYPTO_',
  'PEM routines': 'PEM_',
  'bignum routines': 'BN_',
};

/**
 * An error of OpenSSL's: `number` is its own in hexadecimal, `before` what stood on its stack of
 * errors when it came, where Node shows that.
 */
export function opensslError(
  number: string,
  library: string,
  reason: string,
  before?: readonly string[],
): NodeJS.ErrnoException {
  const message = `error:${number}:${library}::${reason}`;
  const error: NodeJS.ErrnoException = new Error(message);
  const code = `ERR_OSSL_${named[library] ?? ''}${reason.toUpperCase().replaceAll(/[ -]/gu, '_')}`;
  const told = {
    ...(before && { opensslErrorStack: [...before, message] }),
    library,
    reason,
    code,
  };
  for (const [name, value] of Object.entries(told)) defineListed(error, name, value);
  return error;
}
