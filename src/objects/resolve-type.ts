import type { Gap } from './gap.ts';
import { subjectText } from './gap-text.ts';
import { failure, type Result, success } from './problem.ts';
import { groupResource, type ResourceType } from './resource-type.ts';

/** The types a cluster serves: each once at its preferred version, and at every version. */
export interface ServedTypes {
  readonly types: readonly ResourceType[];
  readonly allVersions: readonly ResourceType[];
  /** Groups that did not answer: their types are not known. */
  readonly gaps: readonly Gap[];
}

/** Finds names that are like a mistyped one, best first. */
export type NearestNames = (word: string, names: readonly string[]) => readonly string[];

/**
 * The type that a user means by TYPE: plural, singular, kind or short name, alone or as `NAME.GROUP` or
 * `NAME.VERSION.GROUP`, in any case (kubectl: k8s.io/cli-runtime pkg/resource/builder.go, mappingFor).
 *
 * Where several groups have the name, Kubernetes' own group wins as it does with kubectl; among groups of custom
 * resources kubectl takes whichever comes first, which is a guess: here it is a problem that names them.
 */
export function resolveType(name: string, served: ServedTypes, nearest: NearestNames): Result<ResourceType> {
  const found = candidates(name.toLowerCase(), served);
  const [first] = found;
  if (first === undefined) return unknownType(name, served, nearest);
  if (found.length === 1 || isBuiltIn(first.group)) return success(first);
  const names = found.map(groupResource).join(', ');
  return failure(
    `"${name}" is ambiguous: ${names}`,
    `Give one of these names in full, such as ${groupResource(first)}.`,
  );
}

/** The served type for an apiVersion and kind, as references have them; undefined where it is not served. */
export function typeOfKind(apiVersion: string, kind: string, served: ServedTypes): ResourceType | undefined {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  const sameKind = served.allVersions.filter((type) => type.kind === kind && type.group === group);
  return sameKind.find((type) => type.version === version);
}

function candidates(name: string, served: ServedTypes): ResourceType[] {
  const [head = '', ...rest] = name.split('.');
  if (rest.length > 0) {
    const [version = '', ...group] = rest;
    const versioned = named(head, served.allVersions).filter(
      (type) => type.version === version && type.group === group.join('.'),
    );
    if (versioned.length > 0) return versioned.slice(0, 1);
    return named(head, served.types).filter((type) => type.group === rest.join('.'));
  }
  return named(head, served.types).sort((a, b) => Number(isBuiltIn(b.group)) - Number(isBuiltIn(a.group)));
}

/** Types of that name: by plural, singular or kind; only where none has it, by short name. */
function named(name: string, types: readonly ResourceType[]): ResourceType[] {
  const full = types.filter((type) => [type.resource, type.singular, type.kind.toLowerCase()].includes(name));
  return full.length > 0 ? full : types.filter((type) => type.shortNames.includes(name));
}

/** Groups of Kubernetes itself: the core group, those without a dot (apps, batch), those under k8s.io. */
function isBuiltIn(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}

/**
 * The problem with a type of which nothing is known because its group did not answer; undefined where all did.
 * @param group undefined: it could be of any group
 */
export function undiscovered(
  name: string,
  group: string | undefined,
  { gaps }: ServedTypes,
): Result<never> | undefined {
  const silent = gaps.find(({ subject }) => subject.kind !== 'group' || group === undefined || subject.group === group);
  if (silent === undefined) return undefined;
  return failure(
    `"${name}" is not among the types that could be discovered, and ${subjectText(silent.subject)} did not answer: ${silent.message}`,
    'kubectl get apiservices tells which APIs are not available.',
  );
}

function unknownType(name: string, served: ServedTypes, nearest: NearestNames): Result<never> {
  const [, ...group] = name.toLowerCase().split('.');
  const hidden = undiscovered(name, group.length === 0 ? undefined : group.join('.'), served);
  if (hidden !== undefined) return hidden;
  const head = name.split('.')[0] ?? name;
  const names = new Map(
    served.types.flatMap((type) =>
      [type.resource, type.singular, ...type.shortNames].map((alias) => [alias, groupResource(type)] as const),
    ),
  );
  const alike = [...new Set(nearest(head, [...names.keys()]).map((alias) => names.get(alias) ?? alias))];
  const hint =
    alike.length > 0 ? `Did you mean ${alike.join(' or ')}?` : 'kubectl api-resources lists the types of the cluster.';
  return failure(`the cluster has no type "${name}"`, hint);
}
