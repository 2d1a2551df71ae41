/** Characters: more than any message that people read, and few enough for patterns that look at each place of it anew. */
const LONGEST = 8192;

/** The beginning of a message of others, which can be as long as they like, for patterns to read. */
export function messageStart(message: string): string {
  return message.slice(0, LONGEST);
}
