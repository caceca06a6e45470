// OpenSSL's numbers for how RSA fills messages up.
export const paddings = { pkcs1: 1, none: 3, oaep: 4, pss: 6 } as const;
