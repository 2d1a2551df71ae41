import type { KubeObject } from '../../objects/object.ts';
import type { QueryMap } from '../query.ts';

/** What happens to a live object just now: a moment of quiet ends the watch, a busy object is watched for 5 seconds. */
export function changesNow({ type, metadata }: KubeObject): QueryMap['changes'] {
  const { group, resource } = type;
  const { namespace, name } = metadata;
  return { kind: 'changes', group, resource, namespace, name, quietSeconds: 1, seconds: 5, enough: 20 };
}
