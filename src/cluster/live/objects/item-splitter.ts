const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Longest text outside of the items that is kept, in bytes: an answer that is no list must not fill the memory. */
const LONGEST_ENVELOPE = 4 << 20;
const ITEMS_KEY = /(?:^|[^\\])"items"\s*:\s*$/;

/** Takes the elements out of the top-level `items` array of a JSON text, without ever holding all of it. */
export interface ItemSplitter {
  /** Takes the next part of the text; the elements that end in it are handed to `onItem`. */
  push(chunk: Buffer): void;
  /** What is around the items, once all is pushed: the text with an empty `items`. Valid JSON if the text was whole. */
  envelope(): string;
}

/**
 * Scans bytes, not characters: quotes, brackets and backslashes are never part of a longer UTF-8 sequence.
 * @param onItem gets the bytes of one element; they are a view, valid until it returns
 */
export function createItemSplitter(onItem: (item: Buffer) => void): ItemSplitter {
  let depth = 0;
  let inString = false;
  /** The text so far ends within an escape. */
  let escaped = false;
  /** Depth inside an element is counted from here; 0: outside of `items`. */
  let itemsDepth = 0;
  let itemsSeen = false;
  /** Beginning of the element that the last chunk ended in. */
  let pending: Buffer[] = [];
  const envelope: Buffer[] = [];
  let envelopeLength = 0;

  const keep = (part: Buffer) => {
    if (part.length === 0 || envelopeLength > LONGEST_ENVELOPE) return;
    envelopeLength += part.length;
    // A copy, so that the few bytes do not hold the whole chunk.
    envelope.push(Buffer.from(part));
  };
  const emit = (last: Buffer) => {
    if (pending.length === 0) return onItem(last);
    const item = Buffer.concat([...pending, last]);
    pending = [];
    onItem(item);
  };

  return {
    push(chunk) {
      const end = chunk.length;
      /** Where the part begins that is not handed out yet: of the envelope or of an element; -1: between elements. */
      let from = itemsDepth === 0 || pending.length > 0 ? 0 : -1;
      let at = 0;
      while (at < end) {
        if (inString) {
          if (escaped) {
            escaped = false;
            at += 1;
            continue;
          }
          let byte = chunk[at];
          while (at < end && byte !== QUOTE && byte !== BACKSLASH) {
            at += 1;
            byte = chunk[at];
          }
          if (at < end) {
            if (byte === QUOTE) inString = false;
            else escaped = true;
            at += 1;
          }
          continue;
        }
        const byte = chunk[at];
        switch (byte) {
          case QUOTE:
            inString = true;
            if (from < 0) from = at;
            break;
          case OPEN_BRACE:
          case OPEN_BRACKET:
            if (from < 0) from = at;
            depth += 1;
            if (itemsDepth === 0 && !itemsSeen && depth === 2 && byte === OPEN_BRACKET) {
              keep(chunk.subarray(from, at));
              from = at;
              if (ITEMS_KEY.test(Buffer.concat(envelope).toString('latin1'))) {
                itemsSeen = true;
                itemsDepth = depth;
                keep(chunk.subarray(at, at + 1));
                from = -1;
              }
            }
            break;
          case CLOSE_BRACE:
          case CLOSE_BRACKET:
            if (itemsDepth > 0 && depth === itemsDepth) {
              if (from >= 0) emit(chunk.subarray(from, at));
              itemsDepth = 0;
              from = at;
            }
            depth -= 1;
            break;
          case COMMA:
            if (itemsDepth > 0 && depth === itemsDepth) {
              if (from >= 0) emit(chunk.subarray(from, at));
              from = -1;
            }
            break;
          default:
            // Numbers, literals and white space inside of something that has begun.
            if (from < 0 && byte !== undefined && byte > 0x20) from = at;
        }
        at += 1;
      }
      if (from < 0) return;
      if (itemsDepth === 0) keep(chunk.subarray(from));
      else pending.push(Buffer.from(chunk.subarray(from)));
    },
    envelope: () => Buffer.concat(envelope).toString(),
  };
}
