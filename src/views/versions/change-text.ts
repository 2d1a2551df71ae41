import { dump } from 'js-yaml';
import { kubectl } from '../../diagnosis/commands.ts';
import type { Definition } from '../../objects/definition.ts';
import type { DefinitionChange, DefinitionPatch } from '../../versions/definition-change.ts';
import type { Paint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';

/** A removed version has a schema of thousands of lines. */
const MOST_LINES = 15;

/** What is changed in a CRD, line by line: `-` as it is, `+` as it will be. Ends with a newline. */
export function changeText({ name }: Definition, patch: DefinitionPatch, paint: Paint): string {
  const lines = patch.places.flatMap(({ index, version }) => [
    `  spec.versions[${index}] (${version})`,
    ...changesAt(index, patch).flatMap(diff),
  ]);
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length - shown.length;
  return [`CustomResourceDefinition ${name}`, ...shown, ...(more > 0 ? [`  … ${more} more lines`] : [])]
    .map((line) => `${paint(toneOf(line), sanitize(line))}\n`)
    .join('');
}

function changesAt(index: number, { changes }: DefinitionPatch): DefinitionChange[] {
  const place = `/spec/versions/${index}`;
  return changes.filter(({ path }) => path === place || path.startsWith(`${place}/`));
}

/** `served` of `/spec/versions/1/served`; undefined: the whole version. */
function fieldOf({ path }: DefinitionChange): string | undefined {
  return path.split('/')[4];
}

function toneOf(line: string): 'bad' | 'good' | 'plain' {
  return line.startsWith('- ') ? 'bad' : line.startsWith('+ ') ? 'good' : 'plain';
}

function diff(change: DefinitionChange): string[] {
  const field = fieldOf(change);
  if (field === undefined) return yamlLines(change.before).map((line) => `-     ${line}`);
  return [
    ...(change.before === undefined ? [] : [`-     ${field}: ${scalar(change.before)}`]),
    ...(change.op === 'remove' ? [] : [`+     ${field}: ${scalar(change.value)}`]),
  ];
}

function yamlLines(value: unknown): string[] {
  return dump(value, { lineWidth: -1, noRefs: true, skipInvalid: true }).trimEnd().split('\n');
}

function scalar(value: unknown): string {
  return yamlLines(value).join(' ');
}

/** The change as a command that can be pasted; it tests that the versions still stand where they do. */
export function patchCommand({ name }: Definition, { changes, places }: DefinitionPatch): string {
  const operations = [
    ...places.map(({ index, version }) => ({ op: 'test', path: `/spec/versions/${index}/name`, value: version })),
    ...changes.map((change) =>
      change.op === 'remove'
        ? { op: 'remove', path: change.path }
        : { op: change.op, path: change.path, value: change.value },
    ),
  ];
  return sanitize(kubectl('patch', 'crd', name, '--type=json', '-p', JSON.stringify(operations)));
}

/** What to change in the file that the CRD is applied from, as YAML with comments. Ends with a newline. */
export function commitText({ name }: Definition, patch: DefinitionPatch): string {
  const lines = patch.places.flatMap(({ index, version }) => {
    const own = changesAt(index, patch);
    if (own.some((change) => fieldOf(change) === undefined))
      return [`    # - name: ${version}   (take this entry out, with its schema)`];
    return [`    - name: ${version}`, ...own.map(commitLine)];
  });
  return [`# CustomResourceDefinition ${name}`, 'spec:', '  versions:', ...lines]
    .map((line) => `${sanitize(line)}\n`)
    .join('');
}

function commitLine(change: DefinitionChange): string {
  const field = fieldOf(change) ?? '';
  if (change.op === 'remove') return `      # ${field}: (take it out)`;
  return `      ${field}: ${scalar(change.value)}${change.before === undefined ? '' : `   # was ${scalar(change.before)}`}`;
}
