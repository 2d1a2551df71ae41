import { wrap } from './wrap.ts';

/** Wraps a line, what follows its beginning two columns further in; blanks that it begins with stay. */
export function hanging(line: string, width: number): string[] {
  const text = line.trimStart();
  const indent = line.slice(0, line.length - text.length);
  return wrap(text, width - 2 - indent.length)
    .split('\n')
    .map((part, at) => `${indent}${at === 0 ? '' : '  '}${part}`);
}
