import { groupResource, type ResourceType } from '../../../objects/resource-type.ts';

/**
 * The tree of files that `oc adm inspect` and must-gather write, and that their readers (omc, o-must-gather) expect
 * (github.com/openshift/oc pkg/cli/admin/inspect: util.go dirPathForInfo, namespace.go, pod.go). The folder of the core
 * group is `core`. It may lie below any number of folders, such as one for each must-gather image.
 */
export type Location =
  | {
      readonly kind: 'objects';
      readonly group: string;
      readonly resource: string;
      /** undefined: cluster-scoped. */
      readonly namespace: string | undefined;
      /** The file holds this one object; undefined: a list. */
      readonly name: string | undefined;
    }
  | {
      readonly kind: 'log';
      readonly namespace: string;
      readonly pod: string;
      readonly container: string;
      readonly previous: boolean;
    }
  | { readonly kind: 'page'; readonly namespace: string; readonly pod: string; readonly number: number };

/** Where our own account of the capture lies: what discovery said, what was asked, and what could not be read. */
export const MANIFEST_PATH = 'kubectl-operator/capture.json';

/** The file of a list: all objects of a type, of one namespace where it is namespaced. */
export function listPath(type: ResourceType, namespace: string): string {
  return `namespaces/${segment(namespace)}/${groupFolder(type.group)}/${segment(type.resource)}.yaml`;
}

/** The file of a single object. Namespaces have a place of their own, beside what is in them. */
export function objectPath(type: ResourceType, namespace: string | undefined, name: string): string {
  const file = `${groupFolder(type.group)}/${segment(type.resource)}/${segment(name)}.yaml`;
  if (namespace !== undefined) return `namespaces/${segment(namespace)}/${file}`;
  if (groupResource(type) === 'namespaces') return `namespaces/${segment(name)}/${segment(name)}.yaml`;
  return `cluster-scoped-resources/${file}`;
}

/** The file of a container's log. */
export function logPath(namespace: string, pod: string, container: string, previous: boolean): string {
  const folder = `namespaces/${segment(namespace)}/pods/${segment(pod)}/${segment(container)}/${segment(container)}`;
  return `${folder}/logs/${previous ? 'previous' : 'current'}.log`;
}

/** The file of a page of metrics that a pod served; the manifest says of which port, and when. */
export function pagePath(namespace: string, pod: string, number: number): string {
  return `namespaces/${segment(namespace)}/pods/${segment(pod)}/metrics/${number}.page`;
}

/** What the file at a path holds; undefined where the layout has no such place. */
export function locate(path: string): Location | undefined {
  const segments = path.split('/');
  const root = segments.findIndex((part) => part === 'namespaces' || part === 'cluster-scoped-resources');
  if (root < 0 || segments.includes('..')) return undefined;
  const rest = segments.slice(root + 1);
  return segments[root] === 'namespaces' ? inNamespace(rest) : clusterScoped(rest);
}

function clusterScoped([group, resource, name, ...more]: string[]): Location | undefined {
  if (group === undefined || resource === undefined || more.length > 0) return undefined;
  return objects(group, resource, undefined, name);
}

function inNamespace([namespace, group, resource, name, ...more]: string[]): Location | undefined {
  if (namespace === undefined || group === undefined) return undefined;
  if (resource === undefined) {
    const own = withoutExtension(group);
    return own === namespace ? objects('core', 'namespaces', undefined, group) : undefined;
  }
  if (group === 'pods' && name !== undefined) return inPod(namespace, resource, [name, ...more]);
  return more.length > 0 ? undefined : objects(group, resource, namespace, name);
}

function inPod(
  namespace: string,
  pod: string,
  [first, container, folder, file, ...more]: string[],
): Location | undefined {
  const [, number] = /^(\d{1,9})\.page$/.exec(container ?? '') ?? [];
  if (first === 'metrics' && number !== undefined && folder === undefined)
    return { kind: 'page', namespace: decode(namespace), pod: decode(pod), number: Number(number) };
  if (container === undefined) {
    return withoutExtension(first ?? '') === pod ? objects('core', 'pods', namespace, first) : undefined;
  }
  if (folder !== 'logs' || first !== container || more.length > 0) return undefined;
  if (file !== 'current.log' && file !== 'previous.log') return undefined;
  return {
    kind: 'log',
    namespace: decode(namespace),
    pod: decode(pod),
    container: decode(container),
    previous: file === 'previous.log',
  };
}

function objects(group: string, last: string, namespace: string | undefined, name?: string): Location | undefined {
  const file = withoutExtension(name ?? last);
  if (file === undefined) return undefined;
  return {
    kind: 'objects',
    group: group === 'core' ? '' : decode(group),
    resource: decode(name === undefined ? file : last),
    namespace: namespace === undefined ? undefined : decode(namespace),
    name: name === undefined ? undefined : decode(file),
  };
}

function withoutExtension(file: string): string | undefined {
  return /^(.+)\.(?:ya?ml|json)$/i.exec(file)?.[1];
}

function groupFolder(group: string): string {
  return group === '' ? 'core' : segment(group);
}

/** Names of API objects cannot hold a slash or be `..`, but nothing vouches for that here. */
function segment(name: string): string {
  return /^\.*$/.test(name) ? `%2E${name.slice(1)}` : name.replaceAll(/[%/\\\x00-\x1f\x7f]/g, encodeURIComponent);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
