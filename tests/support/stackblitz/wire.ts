// What the stand-in's frame and its server say to each other over a WebSocket.

/** A call from the frame. Payloads in base64. */
export type Call =
  | { readonly kind: 'build' }
  | { readonly kind: 'load'; readonly payload: string }
  | {
      readonly kind: 'run';
      readonly command: string;
      readonly args: readonly string[];
      readonly cwd?: string;
      readonly env?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'write'; readonly process: number; readonly text: string }
  | { readonly kind: 'kill'; readonly process: number }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'read'; readonly path: string }
  | { readonly kind: 'list'; readonly path: string }
  | { readonly kind: 'teardown' };

export type Request = Call & { readonly id: number };

/** An answer to a call, or news of a process. Output in base64. */
export type Reply =
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'output'; readonly process: number; readonly data: string }
  | { readonly kind: 'exit'; readonly process: number; readonly code: number }
  | { readonly kind: 'closed'; readonly process: number };
