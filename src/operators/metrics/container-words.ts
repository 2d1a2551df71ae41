import { type JsonObject, objectsAt, stringAt, stringsAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';

/** A flag of a command line. */
export interface Flag {
  /** Without dashes. */
  readonly name: string;
  /** undefined where it stands alone. */
  readonly value: string | undefined;
  /** As it was written, with its value. */
  readonly text: string;
}

/** Variables of a container that have plain values; others (from Secrets, fields) are not known here. */
export function variablesOf(container: JsonObject): ReadonlyMap<string, string> {
  return new Map(
    objectsAt(container, 'env').flatMap((entry): [string, string][] => {
      const [name, value] = [stringAt(entry, 'name'), stringAt(entry, 'value')];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * The flags of a container's command and arguments: `--name=value`, `--name value` or `--name`, with one dash or two, in
 * the words of a shell script as well. `$(NAME)` is what the variable says, as for the kubelet (core/v1 Container).
 */
export function flagsOf(container: JsonObject): Flag[] {
  const variables = variablesOf(container);
  const words = [...stringsAt(container, 'command'), ...stringsAt(container, 'args')].flatMap((word) =>
    expanded(word, variables).split(/\s+/),
  );
  return words.flatMap((word, at): Flag[] => {
    const [, name, given] = /^["']?--?([A-Za-z][\w.-]*)(?:=["']?(.*?))?["']?$/.exec(word) ?? [];
    if (name === undefined) return [];
    if (given !== undefined) return [{ name, value: given, text: `--${name}=${given}` }];
    const next = words[at + 1];
    if (next === undefined || next === '' || next.startsWith('-'))
      return [{ name, value: undefined, text: `--${name}` }];
    return [{ name, value: next, text: `--${name} ${next}` }];
  });
}

function expanded(word: string, variables: ReadonlyMap<string, string>): string {
  return word.replaceAll(/\$\(([\w.-]+)\)/g, (all, name: string) => variables.get(name) ?? all);
}

/** The containers of a pod that run along with each other: sidecars that are init containers, too. */
export function runningContainers({ body }: Pick<KubeObject, 'body'>): JsonObject[] {
  const sidecars = objectsAt(body, 'spec', 'initContainers');
  return [
    ...objectsAt(body, 'spec', 'containers'),
    ...sidecars.filter((container) => stringAt(container, 'restartPolicy') === 'Always'),
  ];
}
