// A WebKit for the tests: WebKitGTK's MiniBrowser, driven by WebDriver, on a display of GTK's own.

import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver';
import { onPath } from './browser.ts';

/** Set this to the path of a MiniBrowser of WebKitGTK to have the tests use it. */
export const webkitVariable = 'WEBKIT_PATH';

/** Where distributions put what comes with the driver. */
const browsers = [
  '/usr/lib/*/webkit2gtk-4.1/MiniBrowser',
  '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
];

/** Where the three programs are. */
export interface WebKit {
  readonly browser: string;
  readonly driver: string;
  readonly display: string;
}

export interface StartedWebKit {
  readonly driver: WebDriver;
  /** Ends the browser and all that was started for it. */
  close(): Promise<void>;
}

/** An installed WebKit that can be driven and has a display; undefined without one. */
export function findWebKit(): WebKit | undefined {
  const named = process.env[webkitVariable];
  if (named !== undefined && !existsSync(named)) {
    throw new Error(`${webkitVariable} is '${named}', which is not there: mend or unset it.`);
  }
  const browser = named ?? globSync(browsers)[0];
  const [driver] = onPath(['WebKitWebDriver']).filter((path) => existsSync(path));
  const [display] = onPath(['broadwayd']).filter((path) => existsSync(path));
  return browser && driver && display ? { browser, driver, display } : undefined;
}

/** Limits on hanging, in milliseconds: the machine may be slow and busy. */
const startLimit = 60_000;
export const stepLimit = 90_000;

/**
 * Starts a browser. Its display does not say how dense it is, and so pages are scaled by -1/96: they can
 * be read and used by script, but not be pointed at. `shared` is whether it has `SharedArrayBuffer`, as Safari does and it does not by itself.
 */
export async function startWebKit(webkit: WebKit, shared = true): Promise<StartedWebKit> {
  const [displayPort, driverPort] = [await freePort(), await freePort()];
  const display = `:${String(displayPort)}`;
  const env = {
    ...process.env,
    GDK_BACKEND: 'broadway',
    BROADWAY_DISPLAY: display,
    JSC_useSharedArrayBuffer: String(shared),
  };
  const children = [
    start(webkit.display, ['--address=127.0.0.1', `--port=${String(displayPort)}`, display], env),
    start(webkit.driver, [`--port=${String(driverPort)}`], env),
  ];
  const end = (): void => {
    for (const child of children) endGroup(child);
  };
  const interrupted = (): void => process.exit(1);
  process.once('exit', end);
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  const server = `http://127.0.0.1:${String(driverPort)}`;
  try {
    await answers(`http://127.0.0.1:${String(displayPort)}`);
    await answers(`${server}/status`);
    const driver = await new Builder()
      .usingServer(server)
      .withCapabilities(
        new Capabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation'] },
        }),
      )
      .build();
    await driver.manage().setTimeouts({ script: stepLimit, pageLoad: stepLimit });
    return {
      driver,
      async close() {
        try {
          await driver.quit();
        } finally {
          process.off('exit', end);
          process.off('SIGINT', interrupted);
          process.off('SIGTERM', interrupted);
          end();
        }
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

/** Each in a group of its own, with all that it starts. */
function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(command, args, { env, stdio: 'ignore', detached: true });
  child.on('error', (error) => {
    console.error(error);
  });
  return child;
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Resolves once there is an answer from an address. */
async function answers(url: string): Promise<void> {
  const limit = Date.now() + startLimit;
  for (;;) {
    try {
      await (await fetch(url)).text();
      return;
    } catch (error) {
      if (Date.now() > limit) throw error;
      await delay(50);
    }
  }
}
