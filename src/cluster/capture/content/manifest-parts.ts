import type { Gap, GapReason, GapSubject, Permission } from '../../../objects/gap.ts';
import { arrayAt, booleanAt, type Json, numberAt, objectAt, stringAt } from '../../../objects/json.ts';
import type { ResourceType } from '../../../objects/resource-type.ts';
import type { ServerVersion } from '../../reader.ts';

const REASONS = {
  forbidden: true,
  unauthorized: true,
  unavailable: true,
  timeout: true,
  'not-found': true,
  throttled: true,
  invalid: true,
  'not-captured': true,
} satisfies Record<GapReason, true>;

/** Reads a resource type; undefined where it is none. */
export function readType(json: Json | undefined): ResourceType | undefined {
  const version = stringAt(json, 'version');
  const resource = stringAt(json, 'resource');
  const kind = stringAt(json, 'kind');
  if (version === undefined || resource === undefined || kind === undefined) return undefined;
  const hasStatus = booleanAt(json, 'hasStatus');
  return {
    group: stringAt(json, 'group') ?? '',
    version,
    resource,
    kind,
    singular: stringAt(json, 'singular') ?? kind.toLowerCase(),
    shortNames: strings(json, 'shortNames'),
    categories: strings(json, 'categories'),
    namespaced: booleanAt(json, 'namespaced') ?? true,
    verbs: strings(json, 'verbs'),
    ...(hasStatus === undefined ? {} : { hasStatus }),
  };
}

/** Reads what a server says it is; undefined where it says nothing. */
export function readServerVersion(json: Json | undefined): ServerVersion | undefined {
  const gitVersion = stringAt(json, 'gitVersion');
  if (gitVersion === undefined) return undefined;
  return { gitVersion, gitCommit: stringAt(json, 'gitCommit') ?? '', platform: stringAt(json, 'platform') ?? '' };
}

/** Reads a gap; undefined where it is none. */
export function readGap(json: Json | undefined): Gap | undefined {
  const reason = stringAt(json, 'reason');
  const subject = readSubject(objectAt(json, 'subject'));
  if (!isReason(reason) || subject === undefined) return undefined;
  const permission = readPermission(objectAt(json, 'permission'));
  const gap: Gap = { subject, reason, message: stringAt(json, 'message') ?? '' };
  return permission === undefined ? gap : { ...gap, permission };
}

function isReason(text: string | undefined): text is GapReason {
  return text !== undefined && Object.hasOwn(REASONS, text);
}

function readSubject(json: Json | undefined): GapSubject | undefined {
  const namespace = stringAt(json, 'namespace');
  const name = stringAt(json, 'name');
  const type = readType(objectAt(json, 'type'));
  switch (stringAt(json, 'kind')) {
    case 'cluster':
      return { kind: 'cluster' };
    case 'group':
      return { kind: 'group', group: stringAt(json, 'group') ?? '', version: stringAt(json, 'version') };
    case 'list':
      return type === undefined ? undefined : { kind: 'list', type, namespace };
    case 'object':
      return type === undefined || name === undefined ? undefined : { kind: 'object', type, namespace, name };
    case 'probe':
      return type === undefined || name === undefined ? undefined : { kind: 'probe', type, namespace, name };
    case 'access': {
      const user = stringAt(json, 'user');
      const asked = readPermission(objectAt(json, 'asked'));
      return user === undefined || asked === undefined ? undefined : { kind: 'access', user, asked };
    }
    case 'log': {
      const pod = stringAt(json, 'pod');
      if (namespace === undefined || pod === undefined) return undefined;
      return { kind: 'log', namespace, pod, container: stringAt(json, 'container') };
    }
    case 'port': {
      const pod = stringAt(json, 'pod');
      const port = numberAt(json, 'port');
      if (namespace === undefined || pod === undefined || port === undefined) return undefined;
      return { kind: 'port', namespace, pod, port };
    }
    case 'page': {
      const from = stringAt(json, 'from');
      return from === undefined ? undefined : { kind: 'page', from };
    }
    case 'token': {
      const account = objectAt(json, 'account');
      const [whose, where] = [stringAt(account, 'name'), stringAt(account, 'namespace')];
      if (whose === undefined || where === undefined) return { kind: 'token', account: undefined };
      return { kind: 'token', account: { namespace: where, name: whose } };
    }
    default:
      return undefined;
  }
}

function readPermission(json: Json | undefined): Permission | undefined {
  const verb = stringAt(json, 'verb');
  const resource = stringAt(json, 'resource');
  if (verb === undefined || resource === undefined) return undefined;
  return {
    verb,
    group: stringAt(json, 'group') ?? '',
    resource,
    namespace: stringAt(json, 'namespace'),
    name: stringAt(json, 'name'),
  };
}

function strings(json: Json | undefined, key: string): string[] {
  return arrayAt(json, key).filter((item) => typeof item === 'string');
}
