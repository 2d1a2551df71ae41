import { type ScanState, scanElement } from './element-scanner.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const SPACE = 0x20;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Longest text around the items, in bytes: an answer that is no list must not fill the memory. */
const LONGEST_ENVELOPE = 4 << 20;
const ITEMS_KEY = /[{,]\s*"items"\s*:\s*$/;

/** Takes the objects out of the top-level `items` array of a JSON text, without ever holding all of it. */
export interface ItemSplitter {
  /** Takes the next part of the text; the objects that end in it are handed to `onItem`. */
  push(chunk: Buffer): void;
  /**
   * What is around the items, once all is pushed: the text with an empty `items`. It is valid JSON if the text was a
   * whole list; undefined where an item is no object or the text is too long for a list's.
   */
  envelope(): string | undefined;
}

/** @param onItem gets the bytes of one object; they are a view of the chunk, not to be kept */
export function createItemSplitter(onItem: (item: Buffer) => void): ItemSplitter {
  const state: ScanState = { depth: 0, inString: false, escaped: false };
  let mode: 'before' | 'between' | 'item' | 'after' | 'malformed' = 'before';
  /** Parts of the item in which the last chunk ended. */
  let pending: Buffer[] = [];
  let envelope = Buffer.alloc(0);

  const keep = (part: Buffer) => {
    envelope = Buffer.concat([envelope, part]);
    if (envelope.length > LONGEST_ENVELOPE) mode = 'malformed';
  };
  const isItems = (bracket: number, chunk: Buffer, from: number) =>
    ITEMS_KEY.test(Buffer.concat([envelope, chunk.subarray(from, bracket)]).toString('latin1'));

  /** Up to and with the bracket that opens `items`; returns the index after it. */
  const scanBefore = (chunk: Buffer, from: number): number => {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (state.escaped) state.escaped = false;
      else if (state.inString) {
        if (byte === QUOTE) state.inString = false;
        else if (byte === BACKSLASH) state.escaped = true;
      } else if (byte === QUOTE) state.inString = true;
      else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) state.depth -= 1;
      else if (byte === OPEN_BRACE) state.depth += 1;
      else if (byte === OPEN_BRACKET) {
        if (state.depth === 1 && isItems(at, chunk, from)) {
          mode = 'between';
          keep(chunk.subarray(from, at + 1));
          return at + 1;
        }
        state.depth += 1;
      }
    }
    keep(chunk.subarray(from));
    return chunk.length;
  };
  const scanBetween = (chunk: Buffer, at: number): number => {
    const byte = chunk[at] ?? SPACE;
    if (byte === OPEN_BRACE) {
      mode = 'item';
      state.depth = 0;
      return at;
    }
    if (byte === CLOSE_BRACKET) {
      mode = 'after';
      return at;
    }
    if (byte !== COMMA && byte > SPACE) mode = 'malformed';
    return at + 1;
  };
  const scanItem = (chunk: Buffer, from: number): number => {
    const end = scanElement(chunk, from, state);
    const part = chunk.subarray(from, end < 0 ? undefined : end);
    if (end < 0) {
      pending.push(part);
      return chunk.length;
    }
    mode = 'between';
    if (pending.length === 0) onItem(part);
    else onItem(Buffer.concat([...pending, part]));
    pending = [];
    return end;
  };

  return {
    push(chunk) {
      let at = 0;
      while (at < chunk.length) {
        if (mode === 'item') at = scanItem(chunk, at);
        else if (mode === 'between') at = scanBetween(chunk, at);
        else if (mode === 'before') at = scanBefore(chunk, at);
        else {
          if (mode === 'after') keep(chunk.subarray(at));
          return;
        }
      }
    },
    envelope: () => (mode === 'malformed' ? undefined : envelope.toString()),
  };
}
