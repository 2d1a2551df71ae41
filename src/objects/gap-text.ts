import type { Gap, GapSubject, Permission } from './gap.ts';
import { groupResource } from './resource-type.ts';

/**
 * `list secrets in namespace shop`: a permission in words, as one would ask for it.
 * @param clusterScoped what it is about is in no namespace, so that none is named
 */
export function permissionText({ verb, group, resource, namespace, name }: Permission, clusterScoped = false): string {
  const [plural = resource, subresource] = resource.split('/');
  const type = `${groupResource({ group, resource: plural })}${subresource === undefined ? '' : `/${subresource}`}`;
  const where = clusterScoped ? '' : namespace === undefined ? ' in all namespaces' : ` in namespace ${namespace}`;
  return `${verb} ${type}${name === undefined ? '' : ` "${name}"`}${where}`;
}

/** The command that tells whether the permission is there that a gap names; undefined where it names none. */
export function permissionCheck({ permission, subject }: Gap): string | undefined {
  if (permission === undefined) return undefined;
  const { verb, group, resource, namespace, name } = permission;
  const [plural = resource, subresource] = resource.split('/');
  const type = `${groupResource({ group, resource: plural })}${name === undefined ? '' : `/${name}`}`;
  const sub = subresource === undefined ? '' : ` --subresource=${subresource}`;
  const where = isClusterScoped(subject) ? '' : namespace === undefined ? ' -A' : ` -n ${namespace}`;
  return `kubectl auth can-i ${verb} ${type}${sub}${where}`;
}

/** What a gap is about, in a few words: `secrets in shop`, `group custom.metrics.k8s.io`. */
export function subjectText(subject: GapSubject): string {
  const within = (namespace: string | undefined) => (namespace === undefined ? '' : ` in ${namespace}`);
  switch (subject.kind) {
    case 'group':
      return `group ${subject.group === '' ? 'core' : subject.group}${subject.version === undefined ? '' : `/${subject.version}`}`;
    case 'list':
      return `${groupResource(subject.type)}${subject.outside === undefined ? within(subject.namespace) : ` outside ${subject.outside}`}`;
    case 'object':
      return `${groupResource(subject.type)} "${subject.name}"${within(subject.namespace)}`;
    case 'log':
      return `log of pod ${subject.namespace}/${subject.pod}`;
    case 'access':
      return `whether ${subject.user ?? 'you'} may ${permissionText(subject.asked, subject.asked.namespace === undefined)}`;
    case 'probe':
      return `trial write of ${groupResource(subject.type)} "${subject.name}"${within(subject.namespace)}`;
    case 'port':
      return `port ${subject.port} of pod ${subject.namespace}/${subject.pod}`;
    case 'token':
      return subject.account === undefined
        ? 'your bearer token'
        : `token of ServiceAccount ${subject.account.namespace}/${subject.account.name}`;
    case 'page':
      return `metrics of ${subject.from}`;
    case 'cluster':
      return 'the cluster';
  }
}

/** The gap's permission or, without one, its subject. */
export function missingText(gap: Gap): string {
  if (gap.permission === undefined) return subjectText(gap.subject);
  return permissionText(gap.permission, isClusterScoped(gap.subject));
}

function isClusterScoped(subject: GapSubject): boolean {
  // Who may do what is asked with an object of its own, a SubjectAccessReview, which belongs to no namespace.
  return subject.kind === 'access' || ('type' in subject && !subject.type.namespaced);
}
