import { objectAt, objectsAt, stringAt, stringsAt } from '../objects/json.ts';
import { parseLabelSelector } from '../objects/label-selector.ts';
import type { KubeObject } from '../objects/object.ts';
import { containersOf } from '../objects/workload.ts';

/** Something that an operator is started with and that makes it leave some objects to others. */
export interface ObjectFilter {
  /** `--watch-label-selector=team=a`, or a variable in the same form. */
  readonly text: string;
  /** The name is one that is only ever used for this. */
  readonly wellKnown: boolean;
  /** What the object has instead, a sentence part; undefined where the operator watches it, or where nothing tells. */
  mismatch(object: KubeObject): string | undefined;
}

/**
 * Names of flags and variables that hold a label selector for the objects to watch.
 * - watch-label-selector: fluxcd/pkg runtime/controller/watch.go
 * - STRIMZI_CUSTOM_RESOURCE_SELECTOR: Strimzi, ClusterOperatorConfig.java
 * - WATCH_LABEL_SELECTORS: grafana-operator main.go
 * - the others as people name them
 */
const SELECTORS: Readonly<Record<string, 'well-known' | 'usual'>> = {
  'watch-label-selector': 'well-known',
  STRIMZI_CUSTOM_RESOURCE_SELECTOR: 'well-known',
  WATCH_LABEL_SELECTORS: 'well-known',
  WATCH_LABEL_SELECTOR: 'well-known',
  'watch-selector': 'well-known',
  'label-selector': 'usual',
  selector: 'usual',
  LABEL_SELECTOR: 'usual',
};

/** Cluster API's: objects with another value of this label are left to other managers (api/core/v1beta2/common_types.go, WatchLabel). */
const WATCH_FILTER = 'cluster.x-k8s.io/watch-filter';

/**
 * Names of flags that hold a class, and the fields of spec and the endings of annotations that an object states its own
 * in. Flags for classes of something else, such as --storage-class, are not among them.
 */
const CLASSES: Readonly<
  Record<string, { readonly fields: readonly string[]; readonly annotations: readonly string[] }>
> = {
  class: { fields: ['className', 'class'], annotations: ['/class'] },
  'class-name': { fields: ['className', 'class'], annotations: ['/class'] },
  'ingress-class': { fields: ['ingressClassName'], annotations: ['/ingress.class', '/ingress-class'] },
  'ingress-class-name': { fields: ['ingressClassName'], annotations: ['/ingress.class', '/ingress-class'] },
  'gateway-class': { fields: ['gatewayClassName'], annotations: [] },
  // external-secrets: a store names the instance that it is for.
  'controller-class': { fields: ['controller', 'controllerClass'], annotations: [] },
};

/** The filters that a workload is started with. */
export function filtersOf(workload: KubeObject): ObjectFilter[] {
  return settingsOf(workload).flatMap(({ name, value, text }): ObjectFilter[] => {
    const selector = SELECTORS[name];
    if (selector !== undefined) return selectorFilter(text, value, selector === 'well-known');
    if (name === 'watch-filter') return selectorFilter(text, `${WATCH_FILTER}=${value}`, true);
    const fields = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
    if (fields === undefined || value === '') return [];
    const mismatch = (object: KubeObject) => {
      const own = classOf(object, fields);
      return own === undefined || own.value === value ? undefined : `${own.where} is ${own.value}`;
    };
    return [{ text, wellKnown: true, mismatch }];
  });
}

function selectorFilter(text: string, value: string, wellKnown: boolean): ObjectFilter[] {
  const selector = parseLabelSelector(value);
  if (value === '' || !selector.ok) return [];
  const mismatch = ({ metadata: { labels } }: KubeObject) => {
    if (selector.value(labels)) return undefined;
    const own = Object.entries(labels).map(([key, label]) => `${key}=${label}`);
    return own.length === 0 ? 'it has no labels' : `its labels are ${own.slice(0, MOST).join(', ')}`;
  };
  return [{ text, wellKnown, mismatch }];
}

/** Labels that are told. */
const MOST = 6;

function classOf(
  { metadata, body }: KubeObject,
  { fields, annotations }: (typeof CLASSES)[string],
): { readonly where: string; readonly value: string } | undefined {
  const spec = objectAt(body, 'spec');
  for (const field of fields) {
    const value = stringAt(spec, field);
    if (value !== undefined && value !== '') return { where: `spec.${field}`, value };
  }
  for (const [key, value] of Object.entries(metadata.annotations))
    if (annotations.some((ending) => key.endsWith(ending))) return { where: `annotation ${key}`, value };
  return undefined;
}

interface Setting {
  readonly name: string;
  readonly value: string;
  readonly text: string;
}

/** Flags, as `--name=value` or `--name value`, and variables with a value. */
function settingsOf(workload: KubeObject): Setting[] {
  return containersOf(workload).flatMap((container) => {
    const words = [...stringsAt(container, 'command'), ...stringsAt(container, 'args')];
    const flags = words.flatMap((word, at): Setting[] => {
      const [, name, inline] = /^--?([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(word) ?? [];
      if (name === undefined) return [];
      const next = words[at + 1];
      const value = inline ?? (next === undefined || next.startsWith('-') ? '' : next);
      return [{ name, value, text: `--${name}=${value}` }];
    });
    const variables = objectsAt(container, 'env').flatMap((variable): Setting[] => {
      const name = stringAt(variable, 'name') ?? '';
      const value = stringAt(variable, 'value');
      return value === undefined ? [] : [{ name, value, text: `${name}=${value}` }];
    });
    return [...flags, ...variables];
  });
}
