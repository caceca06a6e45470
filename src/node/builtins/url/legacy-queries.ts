// What the old URL functions need of `node:querystring`.

export interface QueryText {
  readonly parse: (text: string) => object;
  readonly stringify: (query: object) => string;
}
