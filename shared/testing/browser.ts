import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

export interface TestBrowser {
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/**
 * A real headless Chromium out of npm, with a profile of its own. It is unpacked into a new folder, not into the one that
 * all share, where a run beside this one may be half done; with the libraries that a plain Debian has not.
 */
export async function startBrowser(): Promise<TestBrowser> {
  const directory = await mkdtemp(join(tmpdir(), 'inadigital-browser-'));
  const remove = () => rm(directory, { recursive: true, force: true, maxRetries: 3 });
  try {
    const browser = await chromium.launch({
      executablePath: await unpackChromium(directory),
      args: quiet,
      // It shows our own pages only, and neither root nor most containers can have a sandbox.
      chromiumSandbox: false,
      env: {
        HOME: directory,
        TMPDIR: directory,
        LD_LIBRARY_PATH: join(directory, 'al2023', 'lib'),
        FONTCONFIG_FILE: await writeFontList(directory),
      },
    });
    return { browser, close: () => browser.close().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** What a browser does of its own accord would be mistaken for what a page does. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--disable-dev-shm-usage',
];

/** The package's own list of fonts looks for them in the shared folder; a page with text and no font at all is a crash. */
async function writeFontList(directory: string): Promise<string> {
  const file = join(directory, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
    <fontconfig><dir>${join(directory, 'fonts')}</dir><cachedir>${join(directory, 'fonts-cache')}</cachedir></fontconfig>`,
  );
  return file;
}

/** In a process of its own, because the package reads where to unpack, and whether its libraries too, from the environment. */
async function unpackChromium(directory: string): Promise<string> {
  const script =
    "const { default: chromium } = await import('@sparticuz/chromium'); process.stdout.write(await chromium.executablePath());";
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { TMPDIR: directory, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
  });
  return stdout;
}
