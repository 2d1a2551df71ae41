import type { Terminal } from './command.ts';
import type { ColorMode } from './flags/global.ts';

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/** Progress appears only after this long, so that quick answers do not flicker. */
const PROGRESS_AFTER_MS = 1000;

/** What a command may do with the process's terminal. */
export function createTerminal(process: NodeJS.Process, color: ColorMode): Terminal {
  const { stdout, stderr, stdin } = process;
  return {
    stdout,
    stdin,
    interactive: stdout.isTTY === true,
    width: stdout.isTTY ? stdout.columns || 80 : Number.POSITIVE_INFINITY,
    color: wantsColor(color, stdout.isTTY === true, process.env),
    write: (text) =>
      new Promise((resolve) => {
        stdout.write(text, () => resolve());
      }),
    warn: (line) => {
      stderr.write(`${line}\n`);
    },
    ask: (question, signal) => askPerson(process, question, signal),
    progress: (text) => (stderr.isTTY && process.env.TERM !== 'dumb' ? showProgress(stderr, text) : () => {}),
  };
}

async function askPerson(
  { stdin, stderr }: NodeJS.Process,
  question: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (stdin.isTTY !== true) return undefined;
  const { createInterface } = await import('node:readline/promises');
  const line = createInterface({ input: stdin, output: stderr });
  const closed = new AbortController();
  // readline takes Ctrl-C and Ctrl-D for itself.
  line.once('SIGINT', () => closed.abort()).once('close', () => closed.abort());
  try {
    return await line.question(question, { signal: AbortSignal.any([signal, closed.signal]) });
  } catch {
    return undefined;
  } finally {
    line.close();
  }
}

/** --color first, then NO_COLOR (no-color.org: any value but empty) and TERM=dumb, then whether a person looks. */
function wantsColor(mode: ColorMode, interactive: boolean, env: NodeJS.ProcessEnv): boolean {
  if (mode !== 'auto') return mode === 'always';
  return interactive && !env.NO_COLOR && env.TERM !== 'dumb';
}

function showProgress(stderr: NodeJS.WriteStream, text: () => string): () => void {
  let tick = 0;
  let timer: NodeJS.Timeout | undefined;
  const draw = () => {
    const line = `${SPINNER[tick++ % SPINNER.length]} ${text()}`;
    stderr.write(`\r\x1b[2K${line.slice(0, (stderr.columns || 80) - 1)}`);
  };
  const start = setTimeout(() => {
    draw();
    timer = setInterval(draw, 100);
    timer.unref();
  }, PROGRESS_AFTER_MS);
  start.unref();
  return () => {
    clearTimeout(start);
    clearInterval(timer);
    if (tick > 0) stderr.write('\r\x1b[2K');
    tick = 0;
  };
}

/**
 * `kubectl operator … | head` closes the pipe early: that ends output, it is no error. Anything else that keeps output
 * from being written, such as a full disk, is told in one line and ends with exit code 2.
 */
export function watchOutput(process: NodeJS.Process): void {
  let told = false;
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || told) return;
    told = true;
    process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
    // The command may yet set its own exit code.
    process.once('exit', () => {
      process.exitCode = 2;
    });
  });
}
