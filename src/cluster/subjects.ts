import type { GapSubject } from '../objects/gap.ts';
import type { AccessQuery } from './reader.ts';

/** What a gap is about that stands where an answer to this question should. */
export function accessSubject(query: AccessQuery): GapSubject {
  const { user, verb, group, resource, subresource, namespace, name } = query;
  const asked = {
    verb,
    group,
    resource: subresource === undefined ? resource : `${resource}/${subresource}`,
    namespace,
    name,
  };
  return { kind: 'access', user, asked };
}
