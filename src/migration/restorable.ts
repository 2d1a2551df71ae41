import { isObject, type Json, type JsonObject } from '../objects/json.ts';

/** What the API server sets, and refuses or overwrites in an object that is made anew. */
const SERVERS = [
  ...['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields', 'selfLink'],
  ...['deletionTimestamp', 'deletionGracePeriodSeconds'],
];

/**
 * The JSON of an object as kubectl can create or apply it: without what the API server sets in metadata, all else as it
 * was, byte for byte, so that numbers of any size stay what they are. undefined where the text is no object with metadata.
 * @param text one JSON object, as the API server sent it
 * @param type put before what a list's items leave out
 */
export function restorable(
  text: string,
  type: { readonly apiVersion: string; readonly kind: string },
): string | undefined {
  const members = membersOf(text);
  const metadata = members?.get('metadata');
  if (members === undefined || metadata === undefined) return undefined;
  const parsed: Json = JSON.parse(metadata);
  if (!isObject(parsed)) return undefined;
  members.set('metadata', JSON.stringify(withoutServers(parsed)));
  const all = new Map([
    ['apiVersion', JSON.stringify(type.apiVersion)],
    ['kind', JSON.stringify(type.kind)],
    ...members,
  ]);
  return `{${[...all].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
}

function withoutServers(metadata: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !SERVERS.includes(key)));
}

/** The members of a JSON object by name, each as its text; undefined where the text is no JSON object. */
function membersOf(text: string): Map<string, string> | undefined {
  const members = new Map<string, string>();
  let at = text.indexOf('{') + 1;
  if (at === 0 || text.slice(0, at - 1).trim() !== '') return undefined;
  for (;;) {
    const quote = text.indexOf('"', at);
    const end = text.indexOf('}', at);
    if (quote < 0 || (end >= 0 && end < quote)) return end < 0 ? undefined : members;
    const keyEnd = stringEnd(text, quote);
    const colon = text.indexOf(':', keyEnd);
    if (colon < 0) return undefined;
    const valueEnd = endOfValue(text, colon + 1);
    members.set(JSON.parse(text.slice(quote, keyEnd)), text.slice(colon + 1, valueEnd).trim());
    if (text[valueEnd] !== ',') return text[valueEnd] === '}' ? members : undefined;
    at = valueEnd + 1;
  }
}

/** Behind the closing quote of a string that begins there. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

/** Where the comma or the brace stands that ends the value that begins there. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = stringEnd(text, at) - 1;
    else if (character === '{' || character === '[') depth += 1;
    else if (depth === 0 && (character === ',' || character === '}')) return at;
    else if (character === '}' || character === ']') depth -= 1;
  }
  return text.length;
}
