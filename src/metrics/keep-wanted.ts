import { Wire } from './protobuf/wire.ts';
import { formatOf, readPage } from './read-page.ts';

/**
 * The part of a page that is of wanted families, in its own format, so that it is read as the whole was. Of a page
 * without any of them the first family is kept, and of what is no page nothing.
 * @param wanted by the name of a family or of a sample
 */
export function keepWanted(bytes: Buffer, wanted: (name: string) => boolean, contentType?: string): Buffer {
  let first: string | undefined;
  let hasWanted = false;
  const { families } = readPage(
    bytes,
    (name) => {
      first ??= name;
      hasWanted ||= wanted(name);
      return false;
    },
    contentType,
  );
  if (families === 0) return Buffer.alloc(0);
  const keep = hasWanted ? wanted : (name: string) => name === first;
  return formatOf(bytes, contentType) === 'protobuf' ? keptMessages(bytes, keep) : keptLines(bytes, keep);
}

/** `# TYPE name type`, `name{…} value`; the name can stand quoted inside the braces. */
const NAME = /^(?:#[ \t]*(?:TYPE|HELP|UNIT)[ \t]+)?(?:\{[ \t]*)?"?([^\s{"]+)/;

function keptLines(bytes: Buffer, keep: (name: string) => boolean): Buffer {
  const parts: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, from);
    const end = newline < 0 ? bytes.length : newline + 1;
    // Names are short: there is no need to look at all of a line.
    const start = bytes.toString('latin1', from, Math.min(end, from + LONGEST_NAME));
    if (/^# EOF\s*$/.test(start) || keep(NAME.exec(start)?.[1] ?? '')) parts.push(bytes.subarray(from, end));
    from = end;
  }
  return Buffer.concat(parts);
}

const LONGEST_NAME = 400;

function keptMessages(bytes: Buffer, keep: (name: string) => boolean): Buffer {
  const parts: Buffer[] = [];
  const wire = new Wire(bytes);
  while (!wire.ended) {
    const { at } = wire;
    const outer = wire.enterAt(at);
    if (wire.failed) break;
    // Any client writes the name first.
    const name = wire.next() && wire.field === 1 ? wire.string() : '';
    if (!wire.leaveAlone(outer) && (keep(name) || keep(`${name}_sum`))) parts.push(bytes.subarray(at, wire.at));
  }
  return Buffer.concat(parts);
}
