import type { AccountName } from '../objects/account-name.ts';
import type { Permission } from '../objects/gap.ts';
import { messageStart } from '../objects/message-start.ts';
import { userOf } from './rbac.ts';

/** `widgets.example.com "one" is forbidden: User "U" cannot update resource "widgets/status" in API group "example.com" in the namespace "shop"` */
const FORBIDDEN =
  /(?:"([^"\s]+)" )?is forbidden: User "([^"]*)" cannot (\w+) resource "([^"]*)" in API group "([^"]*)" (?:in the namespace "([^"]*)"|at the cluster scope)/;

/**
 * The permission that a ServiceAccount lacked when the API server refused it something, in the server's own words
 * (k8s.io/apiserver pkg/endpoints/handlers/responsewriters/errors.go, forbiddenMessage); undefined where a text is no
 * such refusal, or another's.
 */
export function refusedPermission(text: string, account: AccountName): Permission | undefined {
  // Within a line of JSON, or of a quoted text, the quotes are escaped.
  const [, name, user, verb, resource, group, namespace] =
    FORBIDDEN.exec(messageStart(text).replaceAll('\\"', '"')) ?? [];
  if (verb === undefined || resource === undefined || group === undefined || user !== userOf(account)) return undefined;
  return { verb, group, resource, namespace, name: ONE_OBJECT.has(verb) ? name : undefined };
}

/** Verbs that are for one object by name; a name in front of others is made up by who writes the message. */
const ONE_OBJECT = new Set(['get', 'update', 'patch', 'delete']);
