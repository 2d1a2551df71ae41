import { closeSync, existsSync, openSync, renameSync, writeSync } from 'node:fs';
import type { Readable } from 'node:stream';

/** One line of a container's log as container runtimes write it: time, stream, F for a full line, text. */
export function criLine(stream: 'stdout' | 'stderr', text: string, time: Date = new Date()): string {
  return `${time.toISOString().replace('Z', '000000Z')} ${stream} F ${text}\n`;
}

/** A log file that a process's output goes to, in the form that a kubelet reads. */
export interface CriLog {
  readonly file: string;
  readonly previousFile: string;
  /** Writes each line of a stream from now on. */
  attach(stream: 'stdout' | 'stderr', source: Readable): void;
  /** Begins a new log; what was written so far becomes the previous one. */
  rotate(): void;
  close(): void;
}

/** Opens a log file for appending, made where it is missing. */
export function openCriLog(file: string): CriLog {
  const previousFile = `${file}.previous`;
  let descriptor = openSync(file, 'a');
  closeSync(openSync(previousFile, 'a'));
  let open = true;
  return {
    file,
    previousFile,
    attach(stream, source) {
      let rest = '';
      const target = (): number | undefined => (open ? descriptor : undefined);
      const write = (text: string): void => {
        const to = target();
        if (to !== undefined) writeSync(to, criLine(stream, text));
      };
      source.setEncoding('utf8');
      source.on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) write(line);
      });
      source.on('end', () => {
        if (rest !== '') write(rest);
      });
    },
    rotate() {
      closeSync(descriptor);
      if (existsSync(file)) renameSync(file, previousFile);
      descriptor = openSync(file, 'a');
    },
    close() {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
}
