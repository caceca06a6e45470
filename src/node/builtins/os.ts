// `node:os`: a Linux of this project's own making, with the browser's own number of cores.
import type { ProcessFacts } from '../protocol.ts';

const gibibyte = 2 ** 30;

/** The exports of `node:os`. */
export function createOs(facts: ProcessFacts, clock: () => number) {
  const cores = navigator.hardwareConcurrency;
  return {
    EOL: '\n',
    arch: () => 'x64',
    availableParallelism: () => cores,
    constants: { signals: { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 } },
    cpus: () =>
      Array.from({ length: cores }, () => ({
        model: 'a core of the browser',
        speed: 0,
        times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 },
      })),
    devNull: '/dev/null',
    endianness: () => (new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 'LE' : 'BE'),
    freemem: () => gibibyte,
    homedir: () => facts.env['HOME'] ?? '/home/project',
    hostname: () => 'interleave',
    loadavg: () => [0, 0, 0],
    machine: () => 'x86_64',
    platform: () => 'linux',
    release: () => '6.0.0',
    tmpdir: () => '/tmp',
    totalmem: () => 4 * gibibyte,
    type: () => 'Linux',
    uptime: () => clock() / 1000,
    version: () => '#1 in the browser',
  };
}
