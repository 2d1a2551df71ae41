import { CORE_SCHEMA, loadAll, mergeTag, YAMLException } from 'js-yaml';
import { isObject, type JsonObject, stringAt, valueAt } from '../../../../objects/json.ts';
import { failure, type Result, success } from '../../../../objects/problem.ts';
import { EMPTY_KUBECONFIG, type Entry, type Kubeconfig } from './kubeconfig.ts';

const LISTS = { clusters: 'cluster', users: 'user', contexts: 'context' } as const;

/** Far more than a kubeconfig needs; a file with more aliases is an attack on memory. */
const MAX_ALIASES = 1000;

/** One kubeconfig file's text. Messages never quote the text: it holds secrets. An empty file says nothing. */
export function parseKubeconfig(text: string, file: string): Result<Kubeconfig> {
  const document = parseYaml(text, file);
  if (!document.ok) return document;
  const config = document.value;
  if (config === undefined || config === null) return success({ ...EMPTY_KUBECONFIG, files: [file] });
  if (!isObject(config)) return failure(`${file} is not a kubeconfig`, NEXT);
  const kind = valueAt(config, 'kind') ?? 'Config';
  if (kind !== '' && kind !== 'Config') {
    return failure(`${file} is not a kubeconfig: its kind is ${JSON.stringify(kind)}`, NEXT);
  }
  const clusters = namedEntries(config, 'clusters', file);
  if (!clusters.ok) return clusters;
  const users = namedEntries(config, 'users', file);
  if (!users.ok) return users;
  const contexts = namedEntries(config, 'contexts', file);
  if (!contexts.ok) return contexts;
  const current = valueAt(config, 'current-context') ?? '';
  if (typeof current !== 'string') return failure(`current-context in ${file} is not text`, 'Put it in quotes.');
  return success({
    files: [file],
    clusters: clusters.value,
    users: users.value,
    contexts: contexts.value,
    currentContext: current === '' ? undefined : current,
  });
}

const NEXT = 'Point KUBECONFIG or --kubeconfig at a kubeconfig file.';

function parseYaml(text: string, file: string): Result<unknown> {
  try {
    // Like kubectl's parser: of a key that stands twice the last counts, and of several documents the first.
    const schema = CORE_SCHEMA.withTags(mergeTag);
    return success(loadAll(text, { json: true, schema, maxAliases: MAX_ALIASES })[0]);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark === undefined ? '' : `, line ${error.mark.line + 1},`;
    return failure(`${file}${line} is not valid YAML: ${error.reason}`, 'Correct the file, or choose another one.');
  }
}

function namedEntries(config: JsonObject, list: keyof typeof LISTS, file: string): Result<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  const items = valueAt(config, list) ?? [];
  if (!Array.isArray(items)) return failure(`${list} in ${file} is not a list`, NEXT);
  for (const [index, item] of items.entries()) {
    const at = `${list}[${index}]`;
    if (!isObject(item)) return failure(`${at} in ${file} is not an object`, `Correct ${at} or remove it.`);
    const name = stringAt(item, 'name') ?? '';
    if (name === '') return failure(`${at}.name in ${file} is missing or not text`, 'Give it a name, in quotes.');
    const body = valueAt(item, LISTS[list]) ?? {};
    if (!isObject(body)) return failure(`${at}.${LISTS[list]} in ${file} is not an object`, `Correct ${at}.`);
    if (entries.has(name)) {
      return failure(`${file} names the ${LISTS[list]} "${name}" twice`, 'Remove one of them or give it another name.');
    }
    entries.set(name, { name, body, file });
  }
  return success(entries);
}
