import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink';
import { expect, test, vi } from 'vitest';
import { type Draw, LiveView } from './live-view.tsx';

/** A terminal of a size, as far as ink needs one: what it shows last, and keys to press. */
function terminal(columns: number, rows: number) {
  let shown = '';
  const stdout = Object.assign(new PassThrough(), { columns, rows, isTTY: true });
  stdout.on('data', (chunk: Buffer) => {
    const text = stripVTControlCharacters(chunk.toString());
    if (text.trim() !== '') shown = text;
  });
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  });
  // ink takes streams of the process; these have of them what it uses.
  const streams = { stdout: stdout as unknown as NodeJS.WriteStream, stdin: stdin as unknown as NodeJS.ReadStream };
  return { streams, press: (key: string) => stdin.write(key), shown: () => shown };
}

const frame =
  (...lines: string[]): Draw =>
  () => ({ lines, status: 'as of now' });

test('it shows a frame, draws what changes, scrolls, and ends with q', async () => {
  const { streams, press, shown } = terminal(40, 5);
  let change: (draw: Draw) => void = () => {};
  const stopped = vi.fn();
  const subscribe = (onChange: (draw: Draw) => void) => {
    change = onChange;
    return stopped;
  };
  const app = render(<LiveView first={frame('one')} subscribe={subscribe} />, {
    ...streams,
    debug: true,
    exitOnCtrlC: true,
    patchConsole: false,
  });
  const shows = (frame: RegExp) => vi.waitFor(() => expect(shown()).toMatch(frame), { timeout: 15_000 });
  await shows(/^one\nas of now/);

  change(frame('a', 'b', 'c', 'd', 'e'));
  await shows(/^a\nb\nc\nas of now {3}↑0 ↓2 lines/);
  press('j');
  await shows(/^b\nc\nd\nas of now {3}↑1 ↓1 lines/);
  press(' ');
  await shows(/^c\nd\ne\nas of now {3}↑2 ↓0 lines/);

  press('q');
  await app.waitUntilExit();
  expect(stopped).toHaveBeenCalledOnce();
});
